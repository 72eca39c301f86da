package io.minihost.server.merchantapi;

import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
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

    @RequestMapping({
        "/cgi-bin/**",
        "/sns/**",
        "/wxa/**",
        "/wxaapi/**",
        "/datacube/**",
        "/tcb/**",
        "/customservice/**",
        "/card/**",
        "/cv/**",
        "/product/**",
        "/promoter/**",
        "/shop/**",
        "/xpay/**"
    })
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
