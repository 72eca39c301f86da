package io.minihost.server.programs.registry;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.common.AppId;
import io.minihost.server.programs.Listing;
import io.minihost.server.programs.Translation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A registered program. */
@Entity
@SuppressWarnings("NullAway.Init") // filled in by JPA
public class Program {

    @Id
    @Column(name = "app_id")
    private String appId;

    private String name;
    private @Nullable String category;
    private @Nullable String description;
    private String translations;

    @SuppressWarnings("UnusedVariable") // read by StoredSecrets
    private byte[] secretHash;

    private UUID organisationId;
    private Instant createdAt;

    @Version
    private int revision;

    protected Program() {}

    public Program(AppId appId, ProgramDraft draft, byte[] secretHash, OrganisationId organisation, Instant createdAt) {
        this.appId = appId.value();
        this.name = draft.name();
        this.category = draft.category();
        this.description = draft.description();
        this.translations = Translations.write(draft.translations());
        this.secretHash = secretHash.clone();
        this.organisationId = organisation.value();
        this.createdAt = createdAt;
    }

    public Listing listing() {
        return new Listing(appId(), name, Objects.requireNonNullElse(description, ""), translations());
    }

    /** Replaces the names and descriptions in other languages. */
    void translate(@Nullable Map<String, Translation> now) {
        translations = Translations.write(now);
    }

    Map<String, Translation> translations() {
        return Translations.read(translations);
    }

    /** Another one after each change. */
    public int revision() {
        return revision;
    }

    public AppId appId() {
        return new AppId(appId);
    }

    public String name() {
        return name;
    }

    @Nullable
    public String category() {
        return category;
    }

    @Nullable
    String description() {
        return description;
    }

    /** Whose it is. */
    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    Instant createdAt() {
        return createdAt;
    }
}
