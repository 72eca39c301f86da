package io.minihost.server.programs.samples;

import io.minihost.bundle.BundleReader;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.BundleWriter;
import io.minihost.bundle.Limits;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.common.AppId;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.InvalidSetting;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.SamplesInstalled;
import io.minihost.server.programs.registry.ProgramDraft;
import io.minihost.server.programs.registry.ProgramService;
import io.minihost.server.programs.registry.Translations;
import io.minihost.server.programs.release.Lifecycle;
import io.minihost.server.programs.rollout.ReleaseOrder;
import io.minihost.server.programs.upload.Uploads;
import io.minihost.server.programs.versions.ProgramVersion;
import io.minihost.server.programs.versions.VersionList;
import io.minihost.server.programs.versions.VersionNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Registers and releases the programs that come with the server, and releases them anew when they have changed. */
@Component
class Samples {

    private static final Logger LOG = LoggerFactory.getLogger(Samples.class);
    private static final Caller INSTALLER = Caller.operator("samples");
    private static final int HEX_DIGITS = 16;

    private final SampleProperties properties;
    private final ProgramService service;
    private final Uploads uploads;
    private final Lifecycle lifecycle;
    private final VersionList versions;
    private final ApplicationEventPublisher events;
    private final Path scratch;
    private final BundleReader reader = new BundleReader(Limits.DEFAULT);

    Samples(
            SampleProperties properties,
            ProgramService service,
            Uploads uploads,
            Lifecycle lifecycle,
            VersionList versions,
            ApplicationEventPublisher events,
            DataDirectory directory) {
        this.properties = properties;
        this.service = service;
        this.uploads = uploads;
        this.lifecycle = lifecycle;
        this.versions = versions;
        this.events = events;
        this.scratch = directory.path().resolve("uploads");
        if (properties.samples() && folders().isEmpty()) {
            throw new InvalidSetting("minihost.samples", "true", "false, as there are no samples beside this server");
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void install() {
        if (properties.samples()) {
            var folders = folders();
            folders.forEach(this::install);
            events.publishEvent(
                    new SamplesInstalled(folders.stream().collect(Collectors.toMap(Samples::name, Samples::appId))));
        }
    }

    private void install(Path folder) {
        try {
            var bundle = reader.read(folder);
            var appId = appId(folder);
            service.ensure(INSTALLER, appId, draft(folder, bundle.app().json(), bundle.project()));
            var number = new VersionNumber("1.0." + bundle.hash().substring(0, 8));
            var known = versions.of(INSTALLER, appId).stream()
                    .anyMatch(version -> version.version().equals(number.text())
                            && !version.state().isReplaceable());
            if (!known) {
                LOG.info("Compiling the sample in {}", folder);
                upload(folder, appId, number);
            }
        } catch (IOException | BundleRejected e) {
            LOG.error("The sample in {} cannot be installed: {}", folder, e.getMessage());
        }
    }

    private void upload(Path folder, AppId appId, VersionNumber number) throws IOException, BundleRejected {
        var archive = scratch.resolve(UUID.randomUUID() + ".zip");
        try {
            BundleWriter.zip(folder, archive, Limits.DEFAULT);
            try (var body = Files.newInputStream(archive)) {
                uploads.upload(INSTALLER, appId, number, Files.size(archive), body);
            }
            lifecycle.submit(INSTALLER, appId, number.text(), null);
            lifecycle.approve(INSTALLER, appId, number.text(), null, null);
            lifecycle.release(INSTALLER, appId, number.text(), ReleaseOrder.to(ProgramVersion.EVERYBODY), null);
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private List<Path> folders() {
        var root = properties.samplesDir();
        if (root == null || !Files.isDirectory(root)) {
            return List.of();
        }
        try (var children = Files.list(root)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new InvalidSetting("minihost.samples-dir", root.toString(), "a folder that can be read");
        }
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    /** The same for the same sample on every host. */
    private static AppId appId(Path folder) {
        var name = "sample/" + name(folder);
        var hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return new AppId("wx" + hash.substring(0, HEX_DIGITS));
    }

    private static ProgramDraft draft(Path folder, JsonNode app, JsonNode project) {
        var title = app.path("window").path("navigationBarTitleText").asString("");
        var name = title.isBlank() ? name(folder) : title;
        var translations = Translations.of(project.path("translations"));
        return new ProgramDraft(
                name, "sample", project.path("description").asString(""), translations, OrganisationId.SAMPLES);
    }
}
