package io.minihost.server.programs.release;

import static io.minihost.server.programs.versions.VersionState.GRAY;
import static io.minihost.server.programs.versions.VersionState.RELEASED;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.BundleReader;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import io.minihost.compiler.CompiledBundle;
import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.identity.PersonId;
import io.minihost.server.organisations.Organisation;
import io.minihost.server.organisations.Organisations;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Listing;
import io.minihost.server.programs.Presence;
import io.minihost.server.programs.Profile;
import io.minihost.server.programs.ProgramStandings;
import io.minihost.server.programs.registry.Program;
import io.minihost.server.programs.registry.Programs;
import io.minihost.server.programs.rollout.Recipients;
import io.minihost.server.programs.versions.BundleStore;
import io.minihost.server.programs.versions.ProgramBuilds;
import io.minihost.server.programs.versions.ProgramVersion;
import io.minihost.server.programs.versions.ProgramVersions;
import io.minihost.server.programs.versions.Recompilation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class StoredCatalogue implements Catalogue {

    /** What was taken in once is read again even when the limits have been lowered since. */
    private static final Limits TRUSTED = new Limits(
            Integer.MAX_VALUE / 2, Integer.MAX_VALUE / 2, Integer.MAX_VALUE / 2, Integer.MAX_VALUE / 2, 4096);

    private final Programs programs;
    private final ProgramVersions versions;
    private final ProgramBuilds builds;
    private final BundleStore store;
    private final Recompilation recompilation;
    private final Recipients recipients;
    private final Organisations organisations;
    private final ProgramStandings standings;
    private final BundleReader reader = new BundleReader(TRUSTED);

    StoredCatalogue(
            Programs programs,
            ProgramVersions versions,
            ProgramBuilds builds,
            BundleStore store,
            Recompilation recompilation,
            Recipients recipients,
            Organisations organisations,
            ProgramStandings standings) {
        this.programs = programs;
        this.versions = versions;
        this.builds = builds;
        this.store = store;
        this.recompilation = recompilation;
        this.recipients = recipients;
        this.organisations = organisations;
        this.standings = standings;
    }

    @Override
    public Optional<Launchable> released(AppId program, PersonId person) {
        if (standings.of(program).isTakenDown()) {
            return Optional.empty();
        }
        return versions.findByAppIdAndStateIn(program.value(), List.of(GRAY, RELEASED)).stream()
                .sorted(Comparator.comparing(version -> version.state() == RELEASED))
                .filter(version -> version.state() == RELEASED || recipients.gets(version, person))
                .findFirst()
                .map(this::launchable);
    }

    @Override
    public Optional<Launchable> latest(AppId program, EnvVersion env) {
        return versions.findByAppIdOrderByUploadedAtDesc(program.value()).stream()
                .filter(version -> version.env() == env && version.state().isInUse() && !version.isPreview())
                .min(Comparator.comparing(version -> version.state() == GRAY))
                .map(this::launchable);
    }

    @Override
    public Optional<Launchable> version(AppId program, String number) {
        return versions.findByAppIdAndNumber(program.value(), number).map(this::launchable);
    }

    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED) // compiling takes longer than a connection should be held
    public Launchable current(Launchable version) {
        return version.withHash(recompilation.current(version.hash()));
    }

    @Override
    public List<Launchable> live() {
        var live = versions.findByStateIn(List.of(GRAY, RELEASED));
        var ready = builds.ready(live.stream().map(ProgramVersion::contentHash).toList());
        return live.stream()
                .filter(version ->
                        ready.contains(version.contentHash()) || recompilation.hasFailed(version.contentHash()))
                .map(this::launchable)
                .toList();
    }

    @Override
    public List<Listing> listed() {
        var takenDown = standings.takenDown();
        return versions.findByStateIn(List.of(RELEASED)).stream()
                .filter(version -> !takenDown.contains(version.appId()))
                .sorted(Comparator.comparing(
                        ProgramVersion::releasedAt,
                        Comparator.nullsFirst(Comparator.<Instant>naturalOrder())
                                .reversed()))
                .flatMap(version -> listing(version.appId()).stream())
                .toList();
    }

    @Override
    public Optional<Listing> listing(AppId program) {
        return programs.findByAppId(program.value()).map(Program::listing);
    }

    @Override
    public Optional<Profile> profile(AppId appId) {
        var released = versions.findByAppIdAndStateIn(appId.value(), List.of(RELEASED)).stream()
                .findFirst();
        return programs.findByAppId(appId.value())
                .map(program -> new Profile(
                        program.listing(),
                        program.category(),
                        program.organisation(),
                        organisations
                                .find(program.organisation())
                                .map(Organisation::name)
                                .orElse(""),
                        released.map(ProgramVersion::number).orElse(null),
                        released.map(ProgramVersion::hash).orElse(null),
                        released.map(ProgramVersion::releasedAt).orElse(null)));
    }

    @Override
    public Presence presence(AppId program) {
        if (programs.findByAppId(program.value()).isEmpty()) {
            return Presence.UNKNOWN;
        }
        if (standings.of(program).isTakenDown()) {
            return Presence.GONE;
        }
        var all = versions.findByAppIdOrderByUploadedAtDesc(program.value());
        if (all.stream().anyMatch(version -> version.state().isLive())) {
            return Presence.LIVE;
        }
        return all.stream().anyMatch(version -> version.releasedAt() != null) ? Presence.GONE : Presence.NOT_YET;
    }

    @Override
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public Optional<CompiledBundle> bundle(String hash) {
        return store.compiled(hash);
    }

    @Override
    public Optional<Bundle> source(String hash) {
        return builds.contentOf(hash).flatMap(store::content).map(this::read);
    }

    private Bundle read(InputStream content) {
        try (content) {
            return reader.read(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BundleRejected e) {
            throw new IllegalStateException("A stored bundle cannot be read any more", e);
        }
    }

    private Launchable launchable(ProgramVersion version) {
        var name = programs.findByAppId(version.appId().value()).orElseThrow().name();
        return builds.launchable(version, name);
    }
}
