package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.login.SessionKeys;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Calls about a person, signed with the session key that the program's server got at the person's login. */
@Component
class Signed {

    private static final String METHOD = "hmac_sha256";

    private final People people;
    private final SessionKeys keys;

    Signed(People people, SessionKeys keys) {
        this.people = people;
        this.keys = keys;
    }

    /**
     * Whom a call is about.
     *
     * @param key the session key that it is signed with
     */
    record By(PersonId person, String openid, String key) {}

    /** Refuses unless the call names one of the program's people and signs {@code text} with their key of now. */
    By require(ApiRequest request, AppId program, String text) {
        var openid = request.get("openid", ErrCode.OPENID_MISSING);
        if (!request.find("sig_method").orElse("").equals(METHOD)) {
            throw new ApiRefusal(ErrCode.INVALID_SIG_METHOD);
        }
        var signature = request.get("signature", ErrCode.INVALID_SIGNATURE);
        var person = person(openid, program);
        var key = keys.current(person, program).orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_SIGNATURE));
        if (!isSignature(signature, text, key)) {
            throw new ApiRefusal(ErrCode.INVALID_SIGNATURE);
        }
        return new By(person, openid, key);
    }

    /** Whom a program knows by a name. */
    PersonId person(String openid, AppId program) {
        return people.named(openid, program).orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_OPENID));
    }

    /** In hex digits of either case; the key is the text of the session key as it stands. */
    private static boolean isSignature(String signature, String text, String key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var right = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return MessageDigest.isEqual(
                    right.getBytes(StandardCharsets.UTF_8),
                    signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
