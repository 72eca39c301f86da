package io.minihost.server.programs.release;

import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.versions.ProgramVersion;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Decides who is among the first to get a gray version: always the same people, others for another version. */
final class RolloutBucket {

    private RolloutBucket() {}

    /** A number from 0 to 99. */
    static int of(PersonId person, ProgramVersion version) {
        var checksum = new CRC32();
        checksum.update((person + "/" + version.appId() + "/" + version.number()).getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() % ProgramVersion.EVERYBODY);
    }
}
