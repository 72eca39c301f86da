package io.minihost.server.programs.versions;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.common.web.Problem;
import io.minihost.server.programs.UploadNote;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One version of a program. */
@Entity
@SuppressWarnings("NullAway.Init") // filled in by JPA
public class ProgramVersion {

    public static final int EVERYBODY = 100;

    @Id
    private UUID id;

    private String appId;

    @Column(name = "number")
    private String number;

    @Enumerated(EnumType.STRING)
    private VersionState state;

    private int percent;
    private String hash;
    private String contentHash;

    @SuppressWarnings("UnusedVariable") // servers of releases that kept no builds go by it
    private String compiler;

    private long sizeBytes;
    private String problems;
    private String uploadedBy;
    private Instant uploadedAt;
    private Instant changedAt;
    private @Nullable String description;
    private @Nullable Short robot;
    private boolean isPreview;
    private @Nullable Instant releasedAt;

    @Version
    private int revision;

    protected ProgramVersion() {}

    public ProgramVersion(AppId appId, String number) {
        this.id = UUID.randomUUID();
        this.appId = appId.value();
        this.number = number;
        this.state = VersionState.DEVELOPMENT;
    }

    /** Takes what was uploaded, in place of an earlier upload of the same number. */
    public void take(CompiledUpload upload, UploadNote note, String by, Instant at) {
        requireReplaceable(note);
        description = note.description();
        robot = note.robot() == null ? null : note.robot().shortValue();
        isPreview = note.isPreview();
        state = VersionState.DEVELOPMENT;
        hash = upload.compiled().hash();
        contentHash = upload.contentHash();
        compiler = upload.compiler();
        sizeBytes = upload.sizeBytes();
        problems = upload.problems();
        uploadedBy = by;
        uploadedAt = at;
        changedAt = at;
    }

    /** Refuses what must not take this one's place; of a preview only the next one may. */
    public void requireReplaceable(UploadNote note) {
        if (isPreview != note.isPreview() && uploadedAt != null) {
            throw Problem.conflict("Version %s is %s preview; upload under another number."
                            .formatted(number, isPreview ? "a" : "no"))
                    .code("version_exists");
        }
        if (!state.isReplaceable()) {
            throw Problem.conflict("Version %s is %s already; upload under another number."
                            .formatted(number, state.wireName()))
                    .code("version_exists");
        }
    }

    /** Goes one step on, or says why that is not possible. */
    public void become(VersionState next, Instant at) {
        if (isPreview) {
            throw Problem.conflict("Version %s is a preview; upload it under a number of its own.".formatted(number))
                    .code("illegal_step");
        }
        if (!state.leadsTo(next)) {
            throw Problem.conflict("Version %s is %s and cannot become %s."
                            .formatted(number, state.wireName(), next.wireName()))
                    .code("illegal_step");
        }
        state = next;
        changedAt = at;
        percent = next == VersionState.RELEASED ? EVERYBODY : 0;
    }

    /** Something about how it is given to people is different. */
    public void touch(Instant at) {
        changedAt = at;
    }

    /** Becomes what everybody gets for the first time. */
    public void release(Instant at) {
        become(VersionState.RELEASED, at);
        releasedAt = at;
    }

    public void releaseTo(int percentOfPeople, Instant at) {
        become(VersionState.GRAY, at);
        percent = percentOfPeople;
    }

    /** @param build hash of what runs */
    Launchable launchable(String programName, String build) {
        return new Launchable(appId(), programName, number, build, env());
    }

    /** What kind of version a visit of it runs. */
    public EnvVersion env() {
        return switch (state) {
            case GRAY, RELEASED, SUPERSEDED -> EnvVersion.RELEASE;
            case DEVELOPMENT -> EnvVersion.DEVELOP;
            case TRIAL, SUBMITTED, APPROVED, REJECTED, WITHDRAWN -> EnvVersion.TRIAL;
        };
    }

    public AppId appId() {
        return new AppId(appId);
    }

    public String number() {
        return number;
    }

    /** Another one after each change. */
    public int revision() {
        return revision;
    }

    public VersionState state() {
        return state;
    }

    public int percent() {
        return percent;
    }

    /** Of what was compiled at the upload. What a node runs is among the {@link ProgramBuilds}. */
    public String hash() {
        return hash;
    }

    public String contentHash() {
        return contentHash;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    String problems() {
        return problems;
    }

    String uploadedBy() {
        return uploadedBy;
    }

    Instant uploadedAt() {
        return uploadedAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    @Nullable
    String description() {
        return description;
    }

    @Nullable
    Integer robot() {
        return robot == null ? null : robot.intValue();
    }

    /** Whether it is only there to be looked at. */
    public boolean isPreview() {
        return isPreview;
    }

    @Nullable
    public Instant releasedAt() {
        return releasedAt;
    }
}
