package io.minihost.server.payments.door;

import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.web.MerchantPaths;
import io.minihost.server.common.web.PublicOrigin;
import io.minihost.server.outbound.Content;
import io.minihost.server.payments.platform.PlatformKeys;
import io.minihost.server.payments.wire.CallFaults;
import io.minihost.server.payments.wire.PayAnswer;
import io.minihost.server.payments.wire.PayCrypto;
import io.minihost.server.payments.wire.PayError;
import io.minihost.server.payments.wire.PayRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The platform's payment paths. Answers are signed, so they are written here byte by byte. */
@RestController
class PayController {

    private static final int BODY_MAX = 64 * 1024;
    private static final int NONCE_BYTES = 16;
    private static final String V3 = "/v3/";

    private final PayDoor door;
    private final PlatformKeys keys;
    private final PublicOrigin origin;
    private final Clock clock;

    PayController(PayDoor door, PlatformKeys keys, PublicOrigin origin, Clock clock) {
        this.door = door;
        this.keys = keys;
        this.origin = origin;
        this.clock = clock;
    }

    @Autowired
    void register(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings)
            throws NoSuchMethodException {
        var paths = RequestMappingInfo.paths(MerchantPaths.pay())
                .options(mappings.getBuilderConfiguration())
                .build();
        mappings.registerMapping(
                paths,
                this,
                getClass().getDeclaredMethod("answer", HttpServletRequest.class, HttpServletResponse.class));
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getRequestURI().startsWith(V3)) {
            response.setContentType("text/xml; charset=utf-8");
            response.getOutputStream()
                    .write(Unserved.xml(request.getRequestURI()).getBytes(StandardCharsets.UTF_8));
            return;
        }
        var body = request.getInputStream().readNBytes(BODY_MAX + 1);
        var call = call(request, body);
        var reply = body.length > BODY_MAX
                ? door.refuse(PayRefusal.ofField("/", "body", "is longer than %d bytes".formatted(BODY_MAX)))
                : door.answer(call);
        try {
            send(reply, call.platformSerial(), response);
        } catch (DataAccessException | TransactionException e) {
            // the keys are not there to sign with: whatever came of the call, the client asks again
            response.reset();
            sendUnsigned(
                    door.refuse(PayRefusal.of(PayError.SYSTEM_ERROR, "the host has a trouble of its own")), response);
        }
    }

    private static void sendUnsigned(PayDoor.Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.answer().status());
        response.setContentType(reply.answer().contentType());
        response.setHeader("Request-ID", reply.rid());
        response.getOutputStream().write(reply.answer().body().bytes());
    }

    private Incoming call(HttpServletRequest request, byte[] body) {
        var query = request.getQueryString();
        return new Incoming(
                request.getMethod(),
                request.getRequestURI() + (query == null ? "" : "?" + query),
                new Content(body),
                header(request, "Authorization"),
                header(request, "Wechatpay-Serial"),
                request.getRemoteAddr(),
                origin.origin(request),
                header(request, CallFaults.HEADER));
    }

    private static String header(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }

    /** Clients look some names up with these very letters. */
    private void send(PayDoor.Reply reply, String platformSerial, HttpServletResponse response) throws IOException {
        var answer = reply.answer();
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setHeader("Request-ID", reply.rid());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (answer.isSigned()) {
            sign(answer, platformSerial, response);
        }
        if (answer.body().length() > 0) {
            response.setContentLengthLong(answer.body().length());
            response.getOutputStream().write(answer.body().bytes());
        }
    }

    private void sign(PayAnswer answer, String platformSerial, HttpServletResponse response) {
        var timestamp = String.valueOf(clock.instant().getEpochSecond());
        var nonce = RandomText.hex(NONCE_BYTES);
        var named = keys.named(platformSerial);
        var text = new ByteArrayOutputStream();
        text.writeBytes((timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.US_ASCII));
        text.writeBytes(answer.body().bytes());
        text.write('\n');
        response.setHeader("Wechatpay-Timestamp", timestamp);
        response.setHeader("Wechatpay-Nonce", nonce);
        response.setHeader("Wechatpay-Serial", named.name());
        response.setHeader("Wechatpay-Signature", PayCrypto.sign(named.key().privateKey(), text.toByteArray()));
        response.setHeader("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
    }
}
