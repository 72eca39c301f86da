package io.minihost.server.messages;

import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.HostApis;
import io.minihost.server.messages.templates.Template;
import io.minihost.server.messages.templates.Templates;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code wx.requestSubscribeMessage}, and what {@code wx.getSetting} tells of its answers. */
@Configuration(proxyBeanMethods = false)
class SubscribeApis {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ASKED_MAX = 5;

    private final Templates templates;
    private final MessageConsents consents;

    SubscribeApis(Templates templates, MessageConsents consents) {
        this.templates = templates;
        this.consents = consents;
    }

    /** Why nobody was asked, in the platform's numbers and words. */
    private enum Refusal {
        NONE(10001, "TmplIds can't be empty"),
        NO_SHEET(10005, "Cannot show subscribe message UI"),
        UNKNOWN(20001, "No template data return, verify the template id exist"),
        MIXED(20002, "Templates type must be same"),
        TOO_MANY(20003, "Templates count out of max bounds"),
        SWITCHED_OFF(20004, "The main switch is switched off"),
        BANNED(20005, "This mini program was banned from subscribing messages");

        private final int code;
        private final String words;

        Refusal(int code, String words) {
            this.code = code;
            this.words = words;
        }

        ObjectNode answer() {
            return JSON.createObjectNode().put("errCode", code).put("errMsg", words);
        }
    }

    @Bean
    HostApi requestSubscribeMessage() {
        return HostApis.of("requestSubscribeMessage", (call, arguments) -> {
            var ids = new LinkedHashSet<String>();
            arguments.path("tmplIds").forEach(id -> ids.add(id.asString("")));
            var program = call.program().appId();
            var found = ids.stream()
                    .limit(ASKED_MAX)
                    .flatMap(id -> templates.find(program, id).stream())
                    .toList();
            var refusal = refusal(call, ids, found);
            return refusal.isPresent() ? refusal.get().answer() : ask(call, found);
        });
    }

    private Optional<Refusal> refusal(CallContext call, Set<String> ids, List<Template> found) {
        if (ids.isEmpty()) {
            return Optional.of(Refusal.NONE);
        }
        if (ids.size() > ASKED_MAX) {
            return Optional.of(Refusal.TOO_MANY);
        }
        if (templates.isBanned(call.program().appId())) {
            return Optional.of(Refusal.BANNED);
        }
        if (found.size() < ids.size()) {
            return Optional.of(Refusal.UNKNOWN);
        }
        if (found.stream().map(Template::kind).distinct().count() > 1) {
            return Optional.of(Refusal.MIXED);
        }
        return consents.isStopped(call.person(), call.program().appId())
                ? Optional.of(Refusal.SWITCHED_OFF)
                : Optional.empty();
    }

    private JsonNode ask(CallContext call, List<Template> wanted) throws InterruptedException {
        var results = JSON.createObjectNode();
        var remembered = consents.remembered(call.person(), call.program().appId());
        var titles = new HashSet<String>();
        var open = new LinkedHashSet<Template>();
        for (var template : wanted) {
            if (template.banned()) {
                results.put(template.id(), "ban");
            } else if (!titles.add(template.title())) {
                results.put(template.id(), "filter");
            } else if (remembered.containsKey(template.id())) {
                decide(call, template, remembered.getOrDefault(template.id(), false), false, results);
            } else {
                open.add(template);
            }
        }
        if (!open.isEmpty()) {
            JsonNode answer;
            try {
                answer = call.ask("subscribe", question(open));
            } catch (HostApiFailure e) {
                return Refusal.NO_SHEET.answer();
            }
            var isAlways = answer.path("always").asBoolean(false);
            for (var template : open) {
                var isYes = answer.path("accepted").path(template.id()).asBoolean(false);
                decide(call, template, isYes, isAlways, results);
            }
        }
        return JSON.createObjectNode().set("results", results);
    }

    private void decide(CallContext call, Template template, boolean accepted, boolean always, ObjectNode results) {
        consents.decide(call.person(), template, accepted, always);
        results.put(template.id(), accepted ? "accept" : "reject");
    }

    /** What the sheet shows: what each message would look like. */
    private ObjectNode question(SequencedSet<Template> open) {
        var question = JSON.createObjectNode().put("lasting", open.getFirst().kind() == Template.Kind.LASTING);
        var list = question.putArray("templates");
        for (var template : open) {
            var shown = list.addObject().put("id", template.id()).put("title", template.title());
            var fields = shown.putArray("fields");
            template.keywords()
                    .forEach(keyword ->
                            fields.addObject().put("name", keyword.name()).put("example", keyword.example()));
        }
        return question;
    }

    /** With {@code withSubscriptions}. */
    @Bean
    HostApi subscriptionsSetting() {
        return HostApis.of("subscriptionsSetting", (call, arguments) -> {
            var program = call.program().appId();
            var settings = JSON.createObjectNode().put("mainSwitch", !consents.isStopped(call.person(), program));
            var items = settings.putObject("itemSettings");
            for (Map.Entry<String, Boolean> answer :
                    consents.remembered(call.person(), program).entrySet()) {
                var isBanned = templates.find(program, answer.getKey()).stream().anyMatch(Template::banned);
                items.put(answer.getKey(), isBanned ? "ban" : answer.getValue() ? "accept" : "reject");
            }
            return settings;
        });
    }
}
