package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.login.EncryptKeys;
import io.minihost.server.login.PhoneCodes;
import io.minihost.server.login.UnionIds;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.payments.PaidOrders;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Profile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a program's server learns of a person besides who they are: the phone number, keys for what the program encrypts. */
@Component
class PersonCalls implements CallGroup {

    private final PhoneCodes phones;
    private final EncryptKeys encryptKeys;
    private final Signed signed;
    private final PaidOrders paid;
    private final UnionIds unionIds;
    private final Catalogue catalogue;
    private final Clock clock;

    PersonCalls(
            PhoneCodes phones,
            EncryptKeys encryptKeys,
            Signed signed,
            PaidOrders paid,
            UnionIds unionIds,
            Catalogue catalogue,
            Clock clock) {
        this.phones = phones;
        this.paid = paid;
        this.unionIds = unionIds;
        this.catalogue = catalogue;
        this.encryptKeys = encryptKeys;
        this.signed = signed;
        this.clock = clock;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                MerchantCall.get("/wxa/getpaidunionid", this::unionIdOfPayer),
                MerchantCall.post("/wxa/business/getuserphonenumber", this::phone),
                MerchantCall.post("/wxa/business/getuserencryptkey", this::encryptKeys));
    }

    private ObjectNode unionIdOfPayer(ApiRequest request, AppId program) {
        var openid = request.get("openid", ErrCode.OPENID_MISSING);
        var payer = request.find("transaction_id")
                .map(id -> paid.payer(program, openid, id))
                .orElseGet(() -> paid.payer(
                        program,
                        openid,
                        request.get("mch_id", ErrCode.ORDER_INVALID),
                        request.get("out_trade_no", ErrCode.ORDER_INVALID)))
                .orElseThrow(() -> new ApiRefusal(ErrCode.ORDER_INVALID));
        var owner =
                catalogue.profile(program).map(Profile::owner).orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_APPID));
        return Answers.ok().put("unionid", unionIds.of(payer, owner));
    }

    private ObjectNode phone(ApiRequest request, AppId program) {
        request.json();
        var code = request.get("code", ErrCode.INVALID_CODE);
        var person = request.find("openid").map(openid -> signed.person(openid, program));
        var redemption = phones.redeem(code, program, person);
        var phone = redemption.phone().orElseThrow(() -> new ApiRefusal(why(redemption.outcome())));
        var info = Answers.empty()
                .put("phoneNumber", phone.countryCode().equals("86") ? phone.number() : "+" + full(phone))
                .put("purePhoneNumber", phone.number())
                .put("countryCode", phone.countryCode());
        info.putObject("watermark")
                .put("timestamp", clock.instant().getEpochSecond())
                .put("appid", program.value());
        var answer = Answers.ok();
        answer.set("phone_info", info);
        return answer;
    }

    private static String full(PhoneCodes.Phone phone) {
        return phone.countryCode() + phone.number();
    }

    private static ErrCode why(PhoneCodes.Outcome outcome) {
        return switch (outcome) {
            case OF_ANOTHER_PROGRAM -> ErrCode.INVALID_APPID;
            case OF_ANOTHER_PERSON -> ErrCode.INVALID_OPENID;
            case INVALID, REDEEMED -> ErrCode.INVALID_CODE;
        };
    }

    private ObjectNode encryptKeys(ApiRequest request, AppId program) {
        var by = signed.require(request, program, "");
        var answer = Answers.ok();
        ArrayNode list = answer.putArray("key_info_list");
        var now = clock.instant();
        encryptKeys
                .latest(by.person(), program)
                .forEach(key -> list.addObject()
                        .put("encrypt_key", key.key())
                        .put("iv", key.iv())
                        .put("version", key.version())
                        .put(
                                "expire_in",
                                Math.max(
                                        0,
                                        Duration.between(now, key.expiresAt()).toSeconds()))
                        .put("create_time", key.createdAt().getEpochSecond()));
        return answer;
    }
}
