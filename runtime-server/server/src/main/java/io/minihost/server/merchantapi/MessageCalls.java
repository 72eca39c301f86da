package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.merchantapi.wire.Texts;
import io.minihost.server.messages.Deliveries;
import io.minihost.server.messages.MessageDraft;
import io.minihost.server.messages.MessageRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages that people have subscribed to. */
@Component
class MessageCalls implements CallGroup {

    private static final Set<String> LANGUAGES = Set.of("zh_CN", "en_US", "zh_HK", "zh_TW");
    private static final int VALUES_MAX = 50;

    private final Deliveries deliveries;
    private final Signed signed;

    MessageCalls(Deliveries deliveries, Signed signed) {
        this.deliveries = deliveries;
        this.signed = signed;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                MerchantCall.post("/cgi-bin/message/subscribe/send", this::send).limited(Allowances.SUBSCRIBE_SEND));
    }

    private ObjectNode send(ApiRequest request, AppId program) {
        var body = request.json();
        var draft = new MessageDraft(
                signed.person(request.get("touser", ErrCode.INVALID_OPENID), program),
                program,
                request.get("template_id", ErrCode.INVALID_TEMPLATE),
                values(body.path("data")),
                request.find("page").orElse(""),
                env(request.find("miniprogram_state").orElse("formal")),
                request.find("lang").filter(LANGUAGES::contains).orElse("zh_CN"));
        try {
            return Answers.ok().put("msgid", deliveries.send(draft));
        } catch (MessageRefused e) {
            throw refusal(e);
        }
    }

    private static ApiRefusal refusal(MessageRefused refused) {
        return switch (refused.why()) {
            case TEMPLATE -> new ApiRefusal(ErrCode.INVALID_TEMPLATE);
            case VALUE -> invalid(refused.words());
            case PAGE -> new ApiRefusal(ErrCode.INVALID_PAGE);
            case BANNED -> new ApiRefusal(ErrCode.MESSAGES_BANNED);
            case NOT_WANTED -> new ApiRefusal(ErrCode.MESSAGE_REFUSED);
        };
    }

    private static ApiRefusal invalid(String what) {
        return new ApiRefusal(ErrCode.INVALID_MESSAGE, ErrCode.INVALID_MESSAGE.words() + " " + what);
    }

    /** Values are texts, or numbers that stand for texts. */
    private static Map<String, String> values(JsonNode data) {
        if (!data.isObject() || data.isEmpty()) {
            throw invalid("data is empty");
        }
        if (data.size() > VALUES_MAX) {
            throw invalid("data has too many values");
        }
        var values = new LinkedHashMap<String, String>();
        data.forEachEntry((name, entry) -> {
            var value = entry.path("value");
            if (value.isValueNode() && !value.isNull() && Texts.isStorable(value.asString(""))) {
                values.put(name.replaceFirst("\\.DATA$", ""), value.asString(""));
            }
        });
        return values;
    }

    private static EnvVersion env(String state) {
        return switch (state) {
            case "formal" -> EnvVersion.RELEASE;
            case "trial" -> EnvVersion.TRIAL;
            case "developer" -> EnvVersion.DEVELOP;
            default -> throw new ApiRefusal(ErrCode.INVALID_ARGUMENT);
        };
    }
}
