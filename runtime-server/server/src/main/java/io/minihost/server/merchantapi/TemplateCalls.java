package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.messages.templates.Keyword;
import io.minihost.server.messages.templates.Library;
import io.minihost.server.messages.templates.Template;
import io.minihost.server.messages.templates.TemplateRefused;
import io.minihost.server.messages.templates.Templates;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Kinds of subscribed messages: what the library has, and what a program has taken from it. */
@Component
class TemplateCalls implements CallGroup {

    private static final String PLACE = "/wxaapi/newtmpl/";
    private static final int PAGE_MAX = 30;
    private static final int LIST_MAX = 50;

    private final Library library;
    private final Templates templates;

    TemplateCalls(Library library, Templates templates) {
        this.library = library;
        this.templates = templates;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                MerchantCall.get(PLACE + "getcategory", (request, program) -> categories()),
                MerchantCall.get(PLACE + "getpubtemplatetitles", (request, program) -> titles(request)),
                MerchantCall.get(PLACE + "getpubtemplatekeywords", (request, program) -> keywords(request)),
                MerchantCall.get(PLACE + "gettemplate", (request, program) -> list(program)),
                MerchantCall.post(PLACE + "addtemplate", this::add),
                MerchantCall.post(PLACE + "deltemplate", this::delete));
    }

    private ObjectNode categories() {
        var answer = Answers.ok();
        var data = answer.putArray("data");
        library.categories()
                .forEach(category -> data.addObject().put("id", category.id()).put("name", category.name()));
        return answer;
    }

    private ObjectNode titles(ApiRequest request) {
        var ids = request.get("ids", ErrCode.CATEGORIES_MISSING);
        var start = number(request.find("start").orElse("0"), ErrCode.INVALID_START);
        var limit = number(request.find("limit").orElse(String.valueOf(PAGE_MAX)), ErrCode.INVALID_LIMIT);
        if (start < 0) {
            throw new ApiRefusal(ErrCode.INVALID_START);
        }
        if (limit < 1 || limit > PAGE_MAX) {
            throw new ApiRefusal(ErrCode.INVALID_LIMIT);
        }
        Set<Integer> categories = Arrays.stream(ids.split(","))
                .map(id -> number(id.strip(), ErrCode.INVALID_CATEGORIES))
                .collect(Collectors.toSet());
        var found = library.of(categories);
        var answer = Answers.ok().put("count", found.size());
        var data = answer.putArray("data");
        found.stream()
                .skip(start)
                .limit(limit)
                .forEach(title -> data.addObject()
                        .put("tid", title.tid())
                        .put("title", title.title())
                        .put("type", title.type())
                        .put("categoryId", String.valueOf(title.categoryId())));
        return answer;
    }

    private ObjectNode keywords(ApiRequest request) {
        var words = title(request).keywords();
        var answer = Answers.ok().put("count", words.size());
        var data = answer.putArray("data");
        words.forEach(word -> data.addObject()
                .put("kid", word.kid())
                .put("name", word.name())
                .put("example", word.example())
                .put("rule", word.rule()));
        return answer;
    }

    private Library.Title title(ApiRequest request) {
        return library.find(number(request.get("tid", ErrCode.INVALID_TID), ErrCode.INVALID_TID))
                .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_TID));
    }

    private ObjectNode list(AppId program) {
        var answer = Answers.ok();
        var data = answer.putArray("data");
        templates.of(program).forEach(template -> describe(template, data.addObject()));
        return answer;
    }

    private static void describe(Template template, ObjectNode shown) {
        shown.put("priTmplId", template.id())
                .put("title", template.title())
                .put("content", template.content())
                .put("example", template.example())
                .put("type", template.kind().number());
        var listed = template.keywords().stream()
                .filter(keyword -> !keyword.values().isEmpty())
                .toList();
        if (!listed.isEmpty()) {
            ArrayNode lists = shown.putArray("keywordEnumValueList");
            for (Keyword keyword : listed) {
                var values = lists.addObject()
                        .put("keywordCode", keyword.code() + ".DATA")
                        .putArray("enumValueList");
                keyword.values().forEach(values::add);
            }
        }
    }

    private ObjectNode add(ApiRequest request, AppId program) {
        var tid = title(request).tid();
        try {
            var id = templates.add(
                    program, tid, words(request), request.find("sceneDesc").orElse(""));
            return Answers.ok().put("priTmplId", id);
        } catch (TemplateRefused e) {
            throw new ApiRefusal(why(e.why()));
        }
    }

    private static ErrCode why(TemplateRefused.Why why) {
        return switch (why) {
            case BANNED -> ErrCode.TEMPLATES_BANNED;
            case FULL -> ErrCode.TEMPLATES_FULL;
            case TID -> ErrCode.INVALID_TID;
            case KEYWORDS -> ErrCode.INVALID_KEYWORDS;
            case SCENE -> ErrCode.INVALID_SCENE_DESCRIPTION;
        };
    }

    /** As a JSON array, or as a form writes lists: once for each, or with commas. */
    private static List<Integer> words(ApiRequest request) {
        Stream<String> texts;
        if (request.text().stripLeading().startsWith("{") && request.json().get("kidList") instanceof ArrayNode list) {
            texts = list.valueStream().map(JsonNode::asString);
        } else {
            var each = IntStream.range(0, LIST_MAX)
                    .mapToObj(at -> request.find("kidList[" + at + "]"))
                    .flatMap(Optional::stream);
            var together = request.find("kidList").or(() -> request.find("kidList[]")).stream()
                    .flatMap(text ->
                            Arrays.stream(text.replaceAll("[\\[\\]\\s]", "").split(",")));
            texts = Stream.concat(each, together);
        }
        return texts.map(text -> number(text, ErrCode.INVALID_KEYWORDS)).toList();
    }

    private ObjectNode delete(ApiRequest request, AppId program) {
        if (!templates.delete(program, request.get("priTmplId", ErrCode.TEMPLATE_UNKNOWN))) {
            throw new ApiRefusal(ErrCode.TEMPLATE_UNKNOWN);
        }
        return Answers.ok();
    }

    private static int number(String text, ErrCode otherwise) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ApiRefusal(otherwise);
        }
    }
}
