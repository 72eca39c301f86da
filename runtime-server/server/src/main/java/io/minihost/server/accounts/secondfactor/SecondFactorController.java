package io.minihost.server.accounts.secondfactor;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.minihost.server.accounts.Accounts;
import io.minihost.server.accounts.FreshProof;
import io.minihost.server.accounts.Member;
import io.minihost.server.accounts.devices.Devices;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the host's own pages ask about the person's authenticator app. */
@RestController
@Hidden
@RequestMapping("/_a/second-factor")
class SecondFactorController {

    private static final int QUIET_MODULES = 2;

    private final Authenticators authenticators;
    private final Accounts accounts;
    private final FreshProof proof;
    private final Devices devices;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    SecondFactorController(
            Authenticators authenticators,
            Accounts accounts,
            FreshProof proof,
            Devices devices,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.authenticators = authenticators;
        this.accounts = accounts;
        this.proof = proof;
        this.devices = devices;
        this.audit = audit;
        this.transaction = transaction;
    }

    record State(boolean isSet) {}

    /**
     * A new secret, shown once.
     *
     * @param secret to be typed
     * @param uri opens an app on the same device
     * @param qr rows of a QR code that says the same, with a 1 for each dark module
     */
    record Secret(String secret, String uri, List<String> qr) {}

    record Code(@NotNull String code) {}

    @GetMapping
    State state(HttpServletRequest request) {
        return new State(authenticators.isSet(Member.of(request).person()));
    }

    @PostMapping
    Secret begin(HttpServletRequest request) {
        var person = proof.require(request).person();
        var name = accounts.find(person).orElseThrow().account().username();
        var secret = Totp.text(authenticators.begin(person));
        var host = request.getServerName();
        var uri = "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(encoded(host), encoded(name), secret, encoded(host));
        return new Secret(secret, uri, qr(uri));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @PostMapping("/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@Valid @RequestBody Code wish, HttpServletRequest request) {
        var member = proof.require(request);
        authenticators.guess(member.person());
        transaction.executeWithoutResult(status -> {
            if (!authenticators.confirm(member.person(), wish.code())) {
                throw Problem.unprocessable("This is not the code of the new secret.")
                        .code("wrong_app_code");
            }
            devices.proved(member.device(), true);
            note(member.person(), "account.second-factor");
        });
        authenticators.knew(member.person());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(HttpServletRequest request) {
        var person = proof.require(request).person();
        transaction.executeWithoutResult(status -> {
            authenticators.remove(person);
            note(person, "account.second-factor-removed");
        });
    }

    private void note(PersonId person, String what) {
        audit.record(person.toString(), what, person.toString(), Map.of());
    }

    private static List<String> qr(String text) {
        try {
            var hints = Map.of(
                    EncodeHintType.MARGIN, QUIET_MODULES, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
            var matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 1, 1, hints);
            return matrix.toString("1", "0").lines().toList();
        } catch (WriterException e) {
            throw new IllegalStateException("A name and a secret fit into a QR code", e);
        }
    }
}
