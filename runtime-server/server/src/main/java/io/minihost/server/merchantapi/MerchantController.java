package io.minihost.server.merchantapi;

import io.minihost.server.common.web.MerchantPaths;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/** The platform's paths: whatever comes is answered with status 200 and says in its body what became of it. */
@RestController
class MerchantController {

    private static final int BODY_MAX = 1024 * 1024;
    private static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    private final MerchantDoor door;

    MerchantController(MerchantDoor door) {
        this.door = door;
    }

    /** The paths are listed once, for those who let these calls through as well. */
    @Autowired
    void register(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings)
            throws NoSuchMethodException {
        var paths = RequestMappingInfo.paths(MerchantPaths.all())
                .options(mappings.getBuilderConfiguration())
                .build();
        mappings.registerMapping(paths, this, getClass().getDeclaredMethod("answer", HttpServletRequest.class));
    }

    ResponseEntity<byte[]> answer(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(BODY_MAX + 1);
        var isTooLarge = body.length > BODY_MAX;
        var call = new ApiRequest(
                request.getMethod(),
                request.getRequestURI(),
                Objects.requireNonNullElse(request.getQueryString(), ""),
                isTooLarge ? new byte[0] : body,
                request.getRemoteAddr());
        return answer(isTooLarge ? door.refuse(call, ErrCode.BODY_TOO_LARGE) : door.answer(call));
    }

    private static ResponseEntity<byte[]> answer(ObjectNode answer) {
        return ResponseEntity.ok()
                .contentType(JSON)
                .cacheControl(CacheControl.noStore())
                .body(answer.toString().getBytes(StandardCharsets.UTF_8));
    }
}
