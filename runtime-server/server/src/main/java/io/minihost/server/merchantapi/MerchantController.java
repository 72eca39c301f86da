package io.minihost.server.merchantapi;

import io.minihost.server.common.web.MerchantPaths;
import io.minihost.server.common.web.PublicOrigin;
import io.minihost.server.merchantapi.wire.ApiAnswer;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The platform's paths: whatever comes is answered with status 200 and says in its body what became of it. */
@RestController
class MerchantController {

    /** Files that are held at a time, whole; who finds no room is told to try again. */
    private static final int LARGE_AT_ONCE = 4;

    private final MerchantDoor door;
    private final PublicOrigin origin;
    private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

    MerchantController(MerchantDoor door, PublicOrigin origin) {
        this.door = door;
        this.origin = origin;
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
        var most = door.bodyMax(call(request, new byte[0]));
        if (most <= MerchantCall.BODY_MAX) {
            return answer(request, most);
        }
        if (!large.tryAcquire()) {
            return answer(door.refuse(call(request, new byte[0]), ErrCode.SYSTEM_ERROR));
        }
        try {
            return answer(request, most);
        } finally {
            large.release();
        }
    }

    private ResponseEntity<byte[]> answer(HttpServletRequest request, int most) throws IOException {
        var body = request.getInputStream().readNBytes(most + 1);
        var isTooLarge = body.length > most;
        var call = call(request, isTooLarge ? new byte[0] : body);
        return answer(isTooLarge ? door.refuse(call, ErrCode.BODY_TOO_LARGE) : door.answer(call));
    }

    private ApiRequest call(HttpServletRequest request, byte[] body) {
        return new ApiRequest(
                request.getMethod(),
                request.getRequestURI(),
                Objects.requireNonNullElse(request.getQueryString(), ""),
                Objects.requireNonNullElse(request.getContentType(), ""),
                body,
                request.getRemoteAddr(),
                origin.origin(request));
    }

    private static ResponseEntity<byte[]> answer(ApiAnswer answer) {
        var response = ResponseEntity.ok().contentType(answer.type()).cacheControl(CacheControl.noStore());
        if (answer instanceof ApiAnswer.File file) {
            var saved = ContentDisposition.attachment().filename(file.name()).build();
            response.header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
                    .header("X-Content-Type-Options", "nosniff");
        }
        return response.body(answer.bytes());
    }
}
