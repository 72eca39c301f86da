package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.customerservice.MessageKind;
import io.minihost.server.customerservice.ServiceDesk;
import io.minihost.server.customerservice.ServiceMedia;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.merchantapi.wire.Texts;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a program's server says to people who have spoken to it. */
@Component
class ServiceCalls implements CallGroup {

    private static final int TEXT_MAX = 2_000;
    private static final int FIELD_MAX = 1_024;

    private final ServiceDesk desk;
    private final ServiceMedia media;
    private final Signed signed;

    ServiceCalls(ServiceDesk desk, ServiceMedia media, Signed signed) {
        this.desk = desk;
        this.media = media;
        this.signed = signed;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                MerchantCall.post("/cgi-bin/message/custom/send", this::send),
                MerchantCall.post("/cgi-bin/message/custom/typing", this::type));
    }

    private ObjectNode send(ApiRequest request, AppId program) {
        var message = request.json();
        var person = signed.person(request.get("touser", ErrCode.INVALID_OPENID), program);
        var type = request.get("msgtype", ErrCode.INVALID_MESSAGE_TYPE);
        var said = message.path(type);
        var outcome = switch (type) {
            case "text" -> desk.say(program, person, MessageKind.TEXT, text(said));
            case "image" -> desk.say(program, person, MessageKind.IMAGE, image(program, said));
            case "link" -> desk.say(program, person, MessageKind.LINK, link(said));
            case "miniprogrampage" -> desk.say(program, person, MessageKind.PAGE, page(program, said));
            default -> throw new ApiRefusal(ErrCode.INVALID_MESSAGE_TYPE);
        };
        return switch (outcome) {
            case DONE -> Answers.ok();
            case TOO_MANY -> throw new ApiRefusal(ErrCode.ANSWERED_TOO_OFTEN);
            case TOO_LATE, ALREADY -> throw new ApiRefusal(ErrCode.ANSWERED_TOO_LATE);
        };
    }

    private static ObjectNode text(JsonNode said) {
        return Answers.empty().put("text", field(said, "content", TEXT_MAX));
    }

    private ObjectNode image(AppId program, JsonNode said) {
        return Answers.empty().put("mediaId", media(program, said, "media_id"));
    }

    private static ObjectNode link(JsonNode said) {
        return Answers.empty()
                .put("title", field(said, "title", FIELD_MAX))
                .put("description", optional(said, "description"))
                .put("url", web(field(said, "url", FIELD_MAX)))
                .put("picture", picture(optional(said, "thumb_url")));
    }

    private ObjectNode page(AppId program, JsonNode said) {
        return Answers.empty()
                .put("title", optional(said, "title"))
                .put("path", field(said, "pagepath", FIELD_MAX))
                .put("mediaId", media(program, said, "thumb_media_id"));
    }

    private String media(AppId program, JsonNode said, String name) {
        var id = said.path(name).asString("");
        if (id.isEmpty() || !Texts.isStorable(id) || !media.isGiven(program, id)) {
            throw new ApiRefusal(ErrCode.INVALID_MEDIA_ID);
        }
        return id;
    }

    private static String field(JsonNode said, String name, int max) {
        var text = said.path(name).isString() ? said.path(name).stringValue() : "";
        if (text.isBlank() || !Texts.isStorable(text)) {
            throw new ApiRefusal(ErrCode.INVALID_FORMAT, "data format error, invalid " + name);
        }
        if (text.length() > max) {
            throw new ApiRefusal(ErrCode.BODY_TOO_LARGE);
        }
        return text;
    }

    private static String optional(JsonNode said, String name) {
        return said.path(name).asString("").isBlank() ? "" : field(said, name, FIELD_MAX);
    }

    private static String picture(String url) {
        return url.isEmpty() ? "" : web(url);
    }

    /** Nothing else is safe to lead people to. */
    private static String web(String url) {
        try {
            var uri = URI.create(url);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Refused like any other address.
        }
        throw new ApiRefusal(ErrCode.INVALID_FORMAT, "data format error, invalid url");
    }

    private ObjectNode type(ApiRequest request, AppId program) {
        request.json();
        var person = signed.person(request.get("touser", ErrCode.INVALID_OPENID), program);
        var command = request.get("command", ErrCode.INVALID_COMMAND);
        if (!command.equals("Typing") && !command.equals("CancelTyping")) {
            throw new ApiRefusal(ErrCode.INVALID_COMMAND);
        }
        return switch (desk.type(program, person, command.equals("Typing"))) {
            case DONE -> Answers.ok();
            case ALREADY -> throw new ApiRefusal(ErrCode.TYPING_ALREADY);
            case TOO_LATE, TOO_MANY -> throw new ApiRefusal(ErrCode.NOT_SPOKEN_LATELY);
        };
    }
}
