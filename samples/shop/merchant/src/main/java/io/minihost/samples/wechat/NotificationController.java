package io.minihost.samples.wechat;

import com.wechat.pay.java.core.exception.DecryptionException;
import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What WeChat tells by itself. Whoever answers anything but success is told again, so an answer is given only after the news is
 * in the database, and news that was heard before changes nothing.
 */
@RestController
class NotificationController {

    private final WechatAccounts accounts;
    private final Cashier cashier;
    private final Refunds refunds;
    private final JsonMapper json;

    NotificationController(WechatAccounts accounts, Cashier cashier, Refunds refunds, JsonMapper json) {
        this.accounts = accounts;
        this.cashier = cashier;
        this.refunds = refunds;
        this.json = json;
    }

    @PostMapping("/{program}/notifications")
    ResponseEntity<Void> take(
            @PathVariable String program,
            @RequestHeader("Wechatpay-Serial") String serial,
            @RequestHeader("Wechatpay-Timestamp") String timestamp,
            @RequestHeader("Wechatpay-Nonce") String nonce,
            @RequestHeader("Wechatpay-Signature") String signature,
            @RequestBody byte[] bytes) {
        var body = new String(bytes, StandardCharsets.UTF_8);
        var notification = new RequestParam.Builder()
                .serialNumber(serial)
                .timestamp(timestamp)
                .nonce(nonce)
                .signature(signature)
                .body(body)
                .build();
        var account = accounts.of(program);
        if (json.readTree(body).path("event_type").asString("").startsWith("REFUND.")) {
            var refund = account.read(notification, RefundNotification.class);
            refunds.update(refund.getOutRefundNo(), refund.getRefundStatus().name());
        } else {
            cashier.settle(program, account.read(notification, Transaction.class));
        }
        return ResponseEntity.noContent().build();
    }

    @ExceptionHandler({
        ValidationException.class,
        DecryptionException.class,
        MalformedMessageException.class,
        JacksonException.class
    })
    ResponseEntity<Map<String, String>> refuse(Exception refused) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .body(Map.of("code", "FAIL", "message", "This is not signed by WeChat Pay."));
    }
}
