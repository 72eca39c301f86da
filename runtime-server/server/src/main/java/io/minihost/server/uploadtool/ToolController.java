package io.minihost.server.uploadtool;

import io.minihost.server.common.AppId;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Presence;
import io.minihost.server.uploadtool.keys.KeyProof;
import io.minihost.server.uploadtool.keys.UploadChallenges;
import io.minihost.server.uploadtool.wire.ToolRefusal;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The paths that the upload tool calls. Like the platform it answers everything with status 200. */
@RestController
@Hidden
class ToolController {

    private static final Logger LOG = LoggerFactory.getLogger(ToolController.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int BODY_MAX = 4096;

    private final ToolUploads uploads;
    private final UploadChallenges challenges;
    private final KeyProof proof;
    private final PreviewCode code;
    private final Catalogue catalogue;

    ToolController(
            ToolUploads uploads, UploadChallenges challenges, KeyProof proof, PreviewCode code, Catalogue catalogue) {
        this.uploads = uploads;
        this.challenges = challenges;
        this.proof = proof;
        this.code = code;
        this.catalogue = catalogue;
    }

    @RequestMapping("/wxa/ci/**")
    ResponseEntity<String> answer(HttpServletRequest request) throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(answered(request).json());
    }

    private ToolAnswer answered(HttpServletRequest request) throws IOException {
        try {
            return call(request);
        } catch (ToolRefusal refused) {
            return ToolAnswer.of(refused);
        } catch (ErrorResponseException refused) {
            return ToolAnswer.of(ToolRefusal.of(refused));
        } catch (RuntimeException e) {
            LOG.warn("a call of the upload tool failed", e);
            return ToolAnswer.of(ToolRefusal.systemError());
        }
    }

    private ToolAnswer call(HttpServletRequest request) throws IOException {
        var name = request.getRequestURI().replaceFirst("^/wxa/ci/", "");
        return switch (name) {
            case "getrandstr" -> ToolAnswer.data(Map.of("randomString", challenges.issue(program(json(request)))));
            case "getattr" -> ToolAnswer.data(attributes(request));
            // The tool knows a list of its own.
            case "getwhiteextlist" -> ToolAnswer.data(Map.of());
            case "upload" -> upload(new ToolCall(request));
            case "testSourceURL" -> preview(new ToolCall(request));
            default -> throw ToolRefusal.notOffered(name.matches("\\w{1,40}") ? name : "that");
        };
    }

    /** What the tool compiles by. Sizes are this host's affair, so its own bounds on them are wide. */
    private Map<String, ?> attributes(HttpServletRequest request) throws IOException {
        var json = json(request);
        var program = program(json);
        proof.requirePossible(program, request.getRemoteAddr());
        proof.require(program, request.getRemoteAddr(), json.path("signature").asString(""));
        return Map.of(
                "platform",
                false,
                "appType",
                0,
                "isSandbox",
                false,
                "released",
                catalogue.presence(program) == Presence.LIVE,
                "setting",
                Settings.OF_EVERY_PROGRAM);
    }

    private ToolAnswer upload(ToolCall call) throws IOException {
        return ToolAnswer.body(parts(uploads.take(call, call.get("version"), false)));
    }

    /** The tool gives previews no number of their own; each robot has one that the next takes the place of. */
    private ToolAnswer preview(ToolCall call) throws IOException {
        var version = "preview-" + call.robot();
        // Before the program is taken, so that one whose code cannot be drawn does not take the place of another.
        var drawn = code.jpeg(call, version);
        var body = parts(uploads.take(call, version, true));
        body.put("qrcode_img", Base64.getEncoder().encodeToString(drawn));
        return ToolAnswer.body(body);
    }

    private static Map<String, Object> parts(Map<String, Integer> sizes) {
        var parts = sizes.entrySet().stream()
                .map(part -> Map.of("name", part.getKey(), "size", part.getValue()))
                .toList();
        var body = new LinkedHashMap<String, Object>();
        body.put("subpackage_info", parts);
        body.put("ext_plugin_info", List.of());
        return body;
    }

    private static AppId program(JsonNode json) {
        return AppId.parse(json.path("appid").asString("")).orElseThrow(ToolRefusal::invalidAppId);
    }

    private static JsonNode json(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            throw ToolRefusal.tooLarge("the call is larger than %d bytes".formatted(BODY_MAX));
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw ToolRefusal.badRequest("the body is no JSON");
        }
    }
}
