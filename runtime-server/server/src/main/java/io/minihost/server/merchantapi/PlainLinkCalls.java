package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.merchantapi.quotas.Quotas;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.merchantapi.wire.Fields;
import io.minihost.server.merchantapi.wire.PageLinks;
import io.minihost.server.shortcuts.ProgramPages;
import io.minihost.server.shortcuts.plainlinks.LinkFile;
import io.minihost.server.shortcuts.plainlinks.LinkPrefix;
import io.minihost.server.shortcuts.plainlinks.PlainLink;
import io.minihost.server.shortcuts.plainlinks.PlainLinkRefused;
import io.minihost.server.shortcuts.plainlinks.PlainLinks;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Rules by which plain codes of a program's owner, with addresses of their own site, open the program. */
@Component
class PlainLinkCalls implements CallGroup {

    private static final String PUBLISH = "/cgi-bin/wxopen/qrcodejumppublish";
    /** By their numbers, from 1. */
    private static final List<EnvVersion> VERSIONS = List.of(EnvVersion.DEVELOP, EnvVersion.TRIAL, EnvVersion.RELEASE);

    private static final int DEBUG_MAX = 5;
    private static final int OCCUPIES = 2;

    private final PlainLinks links;
    private final LinkFile file;
    private final ProgramPages pages;
    private final Quotas quotas;

    PlainLinkCalls(PlainLinks links, LinkFile file, ProgramPages pages, Quotas quotas) {
        this.links = links;
        this.file = file;
        this.pages = pages;
        this.quotas = quotas;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                MerchantCall.post("/cgi-bin/wxopen/qrcodejumpget", this::list),
                MerchantCall.post("/cgi-bin/wxopen/qrcodejumpdownload", this::download),
                MerchantCall.post("/cgi-bin/wxopen/qrcodejumpadd", this::put)
                        .limited(Allowances.LINK_RULES)
                        .refusing(ErrCode.TOO_FREQUENT),
                MerchantCall.post(PUBLISH, this::publish).limited(),
                MerchantCall.post("/cgi-bin/wxopen/qrcodejumpdelete", this::delete));
    }

    private ObjectNode list(ApiRequest request, AppId program) {
        var rules = links.of(program);
        var left = Allowances.LINKS_PUBLISHED.times() - quotas.used(program, PUBLISH, Allowances.LINKS_PUBLISHED);
        var answer = Answers.ok()
                .put("qrcodejump_open", 1)
                .put("qrcodejump_pub_quota", Math.max(0, left))
                .put("list_size", rules.size())
                .put("total_count", rules.size());
        var list = answer.putArray("rule_list");
        for (var rule : rules) {
            var urls = list.addObject()
                    .put("prefix", rule.prefix().text())
                    .put("permit_sub_rule", rule.occupies() ? OCCUPIES : 1)
                    .put("path", rule.path())
                    .put("open_version", VERSIONS.indexOf(rule.env()) + 1)
                    .put("state", rule.isPublished() ? 2 : 1)
                    .putArray("debug_url");
            rule.debugUrls().forEach(urls::add);
        }
        return answer;
    }

    private ObjectNode download(ApiRequest request, AppId program) {
        return Answers.ok().put("file_name", file.name(program)).put("file_content", file.content(program));
    }

    private ObjectNode put(ApiRequest request, AppId program) {
        var fields = Fields.of(request, ErrCode.INVALID_FORMAT);
        var prefix = prefix(fields);
        var path = fields.text("path").replaceFirst("^/", "");
        var version = fields.number("open_version", VERSIONS.size());
        if (path.isEmpty() || !PageLinks.isPath(path) || version < 1 || version > VERSIONS.size()) {
            throw new ApiRefusal(ErrCode.INVALID_ARGUMENT, "invalid path or open_version");
        }
        var env = VERSIONS.get((int) version - 1);
        var occupies = fields.number("permit_sub_rule", 1) == OCCUPIES;
        var rule = new PlainLink(program, prefix, occupies, path, env, debugUrls(fields, prefix), null);
        try {
            links.put(rule, fields.isTrue("is_edit", false));
        } catch (PlainLinkRefused refused) {
            throw refusal(refused);
        }
        return Answers.ok();
    }

    private static List<String> debugUrls(Fields fields, LinkPrefix prefix) {
        var urls = fields.json()
                .path("debug_url")
                .valueStream()
                .map(url -> url.asString(""))
                .filter(url -> !url.isEmpty())
                .toList();
        if (urls.size() > DEBUG_MAX || !urls.stream().allMatch(prefix::covers)) {
            throw new ApiRefusal(ErrCode.DEBUG_URL_OUTSIDE);
        }
        return urls;
    }

    private ObjectNode publish(ApiRequest request, AppId program) {
        var prefix = prefix(Fields.of(request, ErrCode.INVALID_FORMAT));
        var rule = links.find(program, prefix).orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_LINK));
        if (pages.of(program, EnvVersion.RELEASE)
                .filter(layout -> layout.has(rule.path()))
                .isEmpty()) {
            throw new ApiRefusal(ErrCode.RULE_NOT_RELEASED);
        }
        if (!quotas.take(program, PUBLISH, Allowances.LINKS_PUBLISHED)) {
            throw new ApiRefusal(ErrCode.QUOTA_USED_UP);
        }
        try {
            links.publish(program, prefix);
        } catch (PlainLinkRefused refused) {
            throw refusal(refused);
        }
        return Answers.ok();
    }

    private ObjectNode delete(ApiRequest request, AppId program) {
        try {
            links.delete(program, prefix(Fields.of(request, ErrCode.INVALID_FORMAT)));
        } catch (PlainLinkRefused refused) {
            throw refusal(refused);
        }
        return Answers.ok();
    }

    private static LinkPrefix prefix(Fields fields) {
        return LinkPrefix.parse(fields.text("prefix")).orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_LINK));
    }

    private static ApiRefusal refusal(PlainLinkRefused refused) {
        return new ApiRefusal(
                switch (refused.reason()) {
                    case UNKNOWN -> ErrCode.INVALID_LINK;
                    case ALREADY_THERE -> ErrCode.LINK_ALREADY_THERE;
                    case TAKEN -> ErrCode.LINK_TAKEN;
                    case FULL -> ErrCode.LINKS_FULL;
                    case NO_FILE -> ErrCode.NO_LINK_FILE;
                });
    }
}
