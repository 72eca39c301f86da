package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.contentcheck.ContentCheck;
import io.minihost.server.contentcheck.MediaChecks;
import io.minihost.server.contentcheck.Suggestion;
import io.minihost.server.contentcheck.Verdict;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.merchantapi.quotas.Limit;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether what people write and show should be shown to others. */
@Component
class ContentCalls implements CallGroup {

    private static final int TEXT_MAX = 2_500;
    private static final int URL_MAX = 2_000;
    private static final int TRACE_BYTES = 12;
    private static final int LEVEL = 90;
    private static final String VERSION = "2";
    private static final Limit A_MINUTE = new Limit(4_000, Limit.Unit.MINUTE);
    private static final Limit A_DAY = new Limit(2_000_000, Limit.Unit.DAY);

    /** The platform says two hours; when somebody was here is known to the hour. */
    private static final Duration RECENT = Duration.ofHours(3);

    private final ContentCheck check;
    private final MediaChecks media;
    private final People people;
    private final Signed signed;
    private final Clock clock;

    ContentCalls(ContentCheck check, MediaChecks media, People people, Signed signed, Clock clock) {
        this.check = check;
        this.media = media;
        this.people = people;
        this.signed = signed;
        this.clock = clock;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                MerchantCall.post("/wxa/msg_sec_check", this::text).limited(A_MINUTE, A_DAY),
                MerchantCall.post("/wxa/media_check_async", this::media).limited(A_MINUTE, A_DAY));
    }

    private ObjectNode text(ApiRequest request, AppId program) {
        var json = request.json();
        var content = text(json, "content").orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_FORMAT));
        if (!request.find("version").orElse("").equals(VERSION)) {
            if (check.text(content).suggestion() == Suggestion.RISKY) {
                throw new ApiRefusal(ErrCode.RISKY_CONTENT);
            }
            return Answers.ok();
        }
        person(request, program);
        return verdict(worst(json, content));
    }

    /** All that goes with the text is judged with it. */
    private Verdict worst(JsonNode json, String content) {
        var verdict = check.text(content);
        for (var name : List.of("title", "nickname", "signature")) {
            var other = text(json, name).map(check::text).orElse(Verdict.PASSED);
            if (other.suggestion().compareTo(verdict.suggestion()) > 0) {
                verdict = other;
            }
        }
        return verdict;
    }

    private static ObjectNode verdict(Verdict verdict) {
        var answer = Answers.ok();
        var detail = answer.putArray("detail")
                .addObject()
                .put("strategy", "keyword")
                .put("errcode", 0)
                .put("suggest", verdict.suggestion().wireName())
                .put("label", verdict.label());
        if (!verdict.keyword().isEmpty()) {
            detail.put("keyword", verdict.keyword()).put("level", LEVEL);
        }
        answer.put("trace_id", RandomText.hex(TRACE_BYTES));
        answer.putObject("result")
                .put("suggest", verdict.suggestion().wireName())
                .put("label", verdict.label());
        return answer;
    }

    private ObjectNode media(ApiRequest request, AppId program) {
        var url = text(request.json(), "media_url")
                .filter(text -> text.length() <= URL_MAX && text.matches("https?://.+"))
                .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_ARGUMENT));
        var type = request.get("media_type", ErrCode.INVALID_ARGUMENT);
        if (!type.equals("1") && !type.equals("2")) {
            throw new ApiRefusal(ErrCode.INVALID_ARGUMENT);
        }
        if (!request.get("version", ErrCode.INVALID_ARGUMENT).equals(VERSION)) {
            throw new ApiRefusal(ErrCode.INVALID_ARGUMENT);
        }
        var person = person(request, program);
        var openid = request.get("openid", ErrCode.INVALID_OPENID);
        return media.take(program, person, openid, url, type.equals("2"))
                .map(trace -> Answers.ok().put("trace_id", trace))
                .orElseThrow(() -> new ApiRefusal(ErrCode.TOO_FAST));
    }

    /** Whose content it is; they have been here lately. */
    private PersonId person(ApiRequest request, AppId program) {
        var person = signed.person(request.get("openid", ErrCode.INVALID_OPENID), program);
        if (!request.find("scene").orElse("").matches("[1-4]")) {
            throw new ApiRefusal(ErrCode.INVALID_ARGUMENT, "invalid args, scene is 1 to 4");
        }
        if (!people.wasHere(person, clock.instant().minus(RECENT))) {
            throw new ApiRefusal(ErrCode.NOT_HERE_LATELY);
        }
        return person;
    }

    private static Optional<String> text(JsonNode json, String name) {
        var value = json.path(name);
        if (!value.isString() || value.stringValue().isBlank()) {
            return Optional.empty();
        }
        if (value.stringValue().length() > TEXT_MAX) {
            throw new ApiRefusal(ErrCode.BODY_TOO_LARGE);
        }
        return Optional.of(value.stringValue());
    }
}
