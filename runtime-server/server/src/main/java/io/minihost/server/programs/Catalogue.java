package io.minihost.server.programs;

import io.minihost.bundle.Bundle;
import io.minihost.compiler.CompiledBundle;
import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.identity.PersonId;
import java.util.List;
import java.util.Optional;

/** What can be run. */
public interface Catalogue {

    /** The newest version of a kind: the released one, a trial, or one in development. */
    Optional<Launchable> latest(AppId program, EnvVersion env);

    /**
     * What this person gets of a program: the released version, or the gray one for those it was rolled out to. Nothing of one that
     * an operator has taken down.
     */
    Optional<Launchable> released(AppId program, PersonId person);

    /** A version by number, whatever its state. */
    Optional<Launchable> version(AppId program, String version);

    /** The same version as this node's compiler makes it; waits while it does, as after an upgrade. */
    Launchable current(Launchable version);

    /**
     * Everything that is released, gray versions included: what runners are primed with. Without what still has to be compiled
     * anew ({@link BundleRenewed}).
     */
    List<Launchable> live();

    /** Every program that is released to everybody and not taken down, newest release first. */
    List<Listing> listed();

    /** How a program is presented, released or not. */
    Optional<Listing> listing(AppId program);

    /** What people may know about a program, released or not. */
    Optional<Profile> profile(AppId program);

    /** Whether a program can be opened by everybody, and why not. */
    Presence presence(AppId program);

    /** A compiled bundle by its hash; recently used ones come from memory. */
    Optional<CompiledBundle> bundle(String hash);

    /** What a compiled bundle was made from, read anew from storage. */
    Optional<Bundle> source(String hash);
}
