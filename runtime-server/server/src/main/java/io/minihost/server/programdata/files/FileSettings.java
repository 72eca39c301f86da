package io.minihost.server.programdata.files;

import static io.minihost.server.common.SettingChecks.positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of programs' files.
 *
 * @param size the largest file a person or a download may bring
 * @param session temporary files of one session, together
 * @param person files that one program keeps for one person, together
 * @param count files and folders in either
 */
@ConfigurationProperties("minihost.files")
record FileSettings(
        @DefaultValue("50MB") DataSize size,
        @DefaultValue("200MB") DataSize session,
        @DefaultValue("50MB") DataSize person,
        @DefaultValue("2000") int count) {

    private static final String PREFIX = "minihost.files.";

    FileSettings {
        positive(PREFIX + "size", size);
        positive(PREFIX + "session", session);
        positive(PREFIX + "person", person);
        positive(PREFIX + "count", count);
    }

    /** What an area may hold, in bytes. */
    long limit(FileArea area) {
        return (area.isTemporary() ? session : person).toBytes();
    }
}
