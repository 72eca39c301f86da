package io.minihost.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A host's REST API. Every call blocks until the host has answered, and throws {@link HostFailure} when it refuses or
 * cannot be reached; interrupting the thread ends the call.
 */
public interface HostClient {

    /** Registers a program; the answer is the only place its secret is ever told. */
    RegisteredProgram register(ProgramDraft draft);

    /** Programs that the token may work on. */
    List<Program> programs();

    Program program(String appId);

    /**
     * Uploads a development version, or replaces one that was never submitted.
     *
     * @param archive a zip
     */
    UploadedVersion upload(String appId, String version, Path archive);

    /** Versions, newest first. */
    List<Version> versions(String appId);

    /** Gives a development version to testers. */
    Version trial(String appId, String version);

    /** Hands a version in for review. */
    Version submit(String appId, String version);

    /** Needs an operator's token. */
    Version approve(String appId, String version);

    /** Needs an operator's token. */
    Version reject(String appId, String version);

    /** Releases an approved version, or changes who gets it. */
    Version release(String appId, String version, ReleaseOrder order);

    /** The gray version and who gets it, or the one that everybody gets when none is gray. */
    Release currentRelease(String appId);

    /** How that does against what people had before. */
    ReleaseHealth releaseHealth(String appId);

    /** What was done to releases of the program, and why; the newest first. */
    List<ReleaseChange> releaseHistory(String appId, int limit);

    /** How many people a release would reach, without making it. */
    ReleaseReach releaseReach(String appId, ReleaseOrder order);

    /**
     * Which version somebody would get who opened the program now.
     *
     * @param person an openid of the program, a username, or a person's id
     */
    ReleaseLot releaseLot(String appId, String person);

    /** How many people have each tag, by tag. */
    Map<String, Integer> tags(String appId);

    /** Says who has a tag, in place of who had it before. */
    void tag(String appId, String tag, List<String> people);

    /** Takes a version back for good. */
    Version withdraw(String appId, String version);

    /**
     * Goes back to an earlier version.
     *
     * @param to a version that was released before, or null for the last one
     */
    Version rollback(String appId, @Nullable String to);

    /** The same with what is said of it in the history. */
    Version rollback(String appId, @Nullable String to, @Nullable String reason);

    /** A PNG that opens the program when scanned. */
    byte[] qr(String appId, QrRequest request);

    /**
     * Visits of a program, newest first.
     *
     * @param limit how many at most, 1 to 200
     */
    List<ProgramVisit> visits(String appId, int limit);

    /**
     * What a session has logged.
     *
     * @param after {@link LogPage#next} of the page before, or null to start with the oldest kept
     */
    LogPage log(String appId, String sessionId, @Nullable String after);
}
