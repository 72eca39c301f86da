package io.minihost.server.profile;

import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.Members;
import io.minihost.server.login.PhoneCodes;
import io.minihost.server.login.SensitiveData;
import io.minihost.server.profile.phones.PhoneNumber;
import io.minihost.server.profile.phones.Phones;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A button with {@code open-type="getPhoneNumber"} or {@code getRealtimePhoneNumber}: the person chooses one of their numbers each
 * time, and for the second proves then that they have it.
 */
@Component
class PhoneNumberApi implements HostApi {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Members members;
    private final Phones phones;
    private final PhoneCodes codes;
    private final SensitiveData sensitive;
    private final Clock clock;

    PhoneNumberApi(Members members, Phones phones, PhoneCodes codes, SensitiveData sensitive, Clock clock) {
        this.members = members;
        this.phones = phones;
        this.codes = codes;
        this.sensitive = sensitive;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "getPhoneNumber";
    }

    @Override
    public JsonNode call(CallContext call, JsonNode arguments) throws HostApiFailure, InterruptedException {
        members.require(call);
        var isRealtime = Arguments.flag(arguments, "realtime");
        var asked = clock.instant();
        var answer = call.ask("phone", question(call, isRealtime));
        var phone = chosen(call, answer.path("phone").asString(""), isRealtime ? asked : Instant.MIN)
                .orElseThrow(PhoneNumberApi::denied);
        var code = codes.issue(
                call.person(), call.program().appId(), new PhoneCodes.Phone(phone.countryCode(), phone.number()));
        var result = JSON.createObjectNode().put("code", code);
        if (!isRealtime) {
            sensitive.encrypt(call, data(phone), result);
        }
        return result;
    }

    private ObjectNode question(CallContext call, boolean isRealtime) {
        var question = JSON.createObjectNode().put("realtime", isRealtime);
        var all = question.putArray("phones");
        phones.of(call.person())
                .forEach(one -> all.addObject()
                        .put("id", one.id().toString())
                        .put("shown", one.phone().masked()));
        return question;
    }

    /** As what is stored says, whatever the sheet does. */
    private Optional<PhoneNumber> chosen(CallContext call, String id, Instant provedSince) {
        return phones.of(call.person()).stream()
                .filter(one -> one.id().toString().equals(id))
                .filter(one -> !one.at().isBefore(provedSince))
                .map(Phones.Verified::phone)
                .findFirst();
    }

    private static ObjectNode data(PhoneNumber phone) {
        var isOfChina = phone.countryCode().equals("86");
        return JSON.createObjectNode()
                .put("phoneNumber", isOfChina ? phone.number() : phone.international())
                .put("purePhoneNumber", phone.number())
                .put("countryCode", phone.countryCode());
    }

    private static HostApiFailure denied() {
        return new HostApiFailure(Attribution.PROGRAM, "user deny");
    }
}
