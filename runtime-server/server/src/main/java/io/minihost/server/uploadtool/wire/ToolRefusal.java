package io.minihost.server.uploadtool.wire;

import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Problem;
import io.minihost.server.common.AppId;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Why a call of the upload tool is refused; the tool prints all of it. */
public final class ToolRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // The platform's own numbers; for all else it is the status that the REST API would answer.
    private static final int SYSTEM_ERROR = -1;
    private static final int WRONG_ADDRESS = -10008;
    private static final int BAD_SIGNATURE = 40001;
    private static final int INVALID_APPID = 40013;
    private static final int NOT_OFFERED = 48001;

    private final int number;
    private final transient List<Problem> problems;

    private ToolRefusal(int number, String words, List<Problem> problems) {
        super(words);
        this.number = number;
        this.problems = List.copyOf(problems);
    }

    public static ToolRefusal systemError() {
        return new ToolRefusal(SYSTEM_ERROR, "system error", List.of());
    }

    public static ToolRefusal invalidAppId() {
        return new ToolRefusal(INVALID_APPID, "invalid appid", List.of());
    }

    public static ToolRefusal notOffered(String call) {
        return new ToolRefusal(NOT_OFFERED, call + " is not offered by this host", List.of());
    }

    public static ToolRefusal badRequest(String words) {
        return new ToolRefusal(HttpStatus.BAD_REQUEST.value(), words, List.of());
    }

    public static ToolRefusal tooLarge(String words) {
        return new ToolRefusal(HttpStatus.CONTENT_TOO_LARGE.value(), words, List.of());
    }

    public static ToolRefusal busy() {
        return new ToolRefusal(
                HttpStatus.SERVICE_UNAVAILABLE.value(), "too many uploads at once; try again in a minute", List.of());
    }

    /** There is no such program, or nobody can prove anything about it. */
    public static ToolRefusal noKey(AppId program) {
        return new ToolRefusal(BAD_SIGNATURE, "this host has no upload key of " + program, List.of());
    }

    /** The platform's words for it. */
    public static ToolRefusal wrongAddress(String address) {
        return new ToolRefusal(WRONG_ADDRESS, "invalid ip: " + address, List.of());
    }

    /** Of another key, about another program, too old, or sent before. */
    public static ToolRefusal badSignature(AppId program) {
        return new ToolRefusal(
                BAD_SIGNATURE, "the signature is not of an upload key of " + program + ", or is used up", List.of());
    }

    public static ToolRefusal of(BundleRejected refused) {
        return new ToolRefusal(
                HttpStatus.UNPROCESSABLE_CONTENT.value(),
                "the program was refused; nothing of it was kept",
                refused.problems());
    }

    /** What the REST API would answer. */
    public static ToolRefusal of(ErrorResponseException refused) {
        var body = refused.getBody();
        var properties = body.getProperties();
        var code = properties == null ? null : properties.get("code");
        var words = Objects.requireNonNullElse(body.getDetail(), "refused") + (code == null ? "" : " (" + code + ")");
        return new ToolRefusal(refused.getStatusCode().value(), words, List.of());
    }

    public int number() {
        return number;
    }

    /** What is wrong with the program, each with its file and line. */
    public List<Problem> problems() {
        return problems;
    }
}
