package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.merchantapi.wire.Fields;
import io.minihost.server.merchantapi.wire.PageLinks;
import io.minihost.server.shortcuts.Destination;
import io.minihost.server.shortcuts.LinkVisits;
import io.minihost.server.shortcuts.Pool;
import io.minihost.server.shortcuts.PoolFull;
import io.minihost.server.shortcuts.ProgramPages;
import io.minihost.server.shortcuts.ShortAddresses;
import io.minihost.server.shortcuts.Shortcut;
import io.minihost.server.shortcuts.ShortcutKind;
import io.minihost.server.shortcuts.Shortcuts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Links that lead to pages: schemes, url links and short links, all of them addresses of this host. */
@Component
class LinkCalls implements CallGroup {

    private static final String SCHEME = "/wxa/generatescheme";
    private static final int QUERY_MAX = 1024;
    private static final int PAGE_URL_MAX = 1024;
    private static final Duration LIFE_MAX = Duration.ofDays(30);
    private static final Pattern QUERY = Pattern.compile(ShortAddresses.QUERY);

    private final Shortcuts shortcuts;
    private final ShortAddresses addresses;
    private final ProgramPages pages;
    private final LinkVisits visits;
    private final Clock clock;

    LinkCalls(Shortcuts shortcuts, ShortAddresses addresses, ProgramPages pages, LinkVisits visits, Clock clock) {
        this.shortcuts = shortcuts;
        this.addresses = addresses;
        this.pages = pages;
        this.visits = visits;
        this.clock = clock;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                daily(MerchantCall.post(SCHEME, this::scheme)),
                daily(MerchantCall.post("/wxa/generatenfcscheme", this::nfcScheme)),
                daily(MerchantCall.post("/wxa/generate_urllink", this::urlLink)),
                MerchantCall.post("/wxa/genwxashortlink", this::shortLink).limited(Allowances.SHORT_LINKS),
                MerchantCall.post("/wxa/queryscheme", this::queryScheme),
                MerchantCall.post("/wxa/query_urllink", this::queryUrlLink));
    }

    /** Schemes and url links share a day's quota. */
    private static MerchantCall daily(MerchantCall call) {
        return call.limited(Allowances.OPEN_LINKS).countedAs(SCHEME).refusing(ErrCode.LINKS_USED_UP);
    }

    private ObjectNode scheme(ApiRequest request, AppId program) {
        var fields = Fields.of(request, ErrCode.INVALID_FORMAT);
        var to = destination(new Fields(fields.object("jump_wxa")), program);
        return Answers.ok().put("openlink", link(request, ShortcutKind.SCHEME, to, end(fields)));
    }

    private ObjectNode nfcScheme(ApiRequest request, AppId program) {
        var fields = Fields.of(request, ErrCode.INVALID_FORMAT);
        if (fields.text("model_id").isBlank()) {
            throw new ApiRefusal(ErrCode.INVALID_MODEL_ID);
        }
        var to = destination(new Fields(fields.object("jump_wxa")), program);
        return Answers.ok().put("openlink", link(request, ShortcutKind.NFC_SCHEME, to, null));
    }

    private ObjectNode urlLink(ApiRequest request, AppId program) {
        var fields = Fields.of(request, ErrCode.INVALID_FORMAT);
        var to = destination(fields, program);
        if (fields.has("cloud_base")) {
            throw new ApiRefusal(ErrCode.NOT_SERVED, "api unauthorized: cloud_base is not served");
        }
        return Answers.ok().put("url_link", link(request, ShortcutKind.URL_LINK, to, end(fields)));
    }

    private ObjectNode shortLink(ApiRequest request, AppId program) {
        var fields = Fields.of(request, ErrCode.INVALID_FORMAT);
        var url = fields.text("page_url");
        if (fields.text("page_title").codePoints().anyMatch(Character::isISOControl)) {
            throw new ApiRefusal(ErrCode.INVALID_TITLE);
        }
        var to = PageLinks.split(url, program, EnvVersion.RELEASE)
                .filter(page -> url.length() <= PAGE_URL_MAX && !page.path().isEmpty() && isThere(page))
                .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_URL, "invalid url: no such page is released"));
        var end = fields.isTrue("is_permanent", false) ? null : clock.instant().plus(LIFE_MAX);
        return Answers.ok().put("link", link(request, ShortcutKind.SHORT_LINK, to, end));
    }

    private boolean isThere(Destination to) {
        return pages.of(to.program(), to.env())
                .filter(layout -> layout.has(to.path()))
                .isPresent();
    }

    private Destination destination(Fields fields, AppId program) {
        var env = fields.env(ErrCode.INVALID_ENV_VERSION);
        var path = fields.text("path").replaceFirst("^/", "");
        var query = fields.text("query");
        if (query.length() > QUERY_MAX || !QUERY.matcher(query).matches()) {
            throw new ApiRefusal(ErrCode.INVALID_QUERY);
        }
        var layout = pages.of(program, env).orElseThrow(() -> new ApiRefusal(ErrCode.NOT_RELEASED));
        if (!layout.has(path)) {
            throw new ApiRefusal(ErrCode.INVALID_PATH);
        }
        return new Destination(program, path, query, env);
    }

    /** When a link ends: at a time, after some days, or, where nothing is said, as late as links can. */
    private Instant end(Fields fields) {
        var now = clock.instant();
        var latest = now.plus(LIFE_MAX);
        if (fields.number("expire_type", 0) != 0) {
            var days = fields.number("expire_interval", 0);
            if (days < 1 || days > LIFE_MAX.toDays()) {
                throw new ApiRefusal(ErrCode.INVALID_EXPIRY, "invalid expire_interval: from 1 to 30");
            }
            return now.plus(Duration.ofDays(days));
        }
        var seconds = fields.number("expire_time", 0);
        if (seconds == 0) {
            return latest;
        }
        if (seconds <= now.getEpochSecond() || seconds > latest.getEpochSecond()) {
            throw new ApiRefusal(ErrCode.INVALID_EXPIRY, "invalid expire_time: within 30 days from now");
        }
        return Instant.ofEpochSecond(seconds);
    }

    private String link(ApiRequest request, ShortcutKind kind, Destination to, @Nullable Instant end) {
        try {
            return Shortcut.url(request.origin(), shortcuts.link(kind, to, end));
        } catch (PoolFull full) {
            throw new ApiRefusal(
                    full.pool() == Pool.LASTING_LINKS ? ErrCode.LASTING_LINKS_USED_UP : ErrCode.LINKS_USED_UP);
        }
    }

    private ObjectNode queryScheme(ApiRequest request, AppId program) {
        var kinds = Set.of(ShortcutKind.SCHEME, ShortcutKind.NFC_SCHEME);
        return query(request, program, "scheme", "scheme_info", kinds);
    }

    private ObjectNode queryUrlLink(ApiRequest request, AppId program) {
        return query(request, program, "url_link", "url_link_info", Set.of(ShortcutKind.URL_LINK));
    }

    /** Another program's link is as unknown as none. */
    private ObjectNode query(ApiRequest request, AppId program, String name, String answered, Set<ShortcutKind> kinds) {
        var fields = Fields.of(request, ErrCode.INVALID_FORMAT);
        var answer = Answers.ok();
        if (fields.number("query_type", 0) != 0) {
            answer.putObject("quota_info").put("remain_visit_quota", visits.left(program));
            return answer;
        }
        var found = addresses
                .find(fields.text(name))
                .filter(shortcut -> kinds.contains(shortcut.kind())
                        && shortcut.to().program().equals(program))
                .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_ARGUMENT, "no such " + name));
        var end = found.expiresAt();
        answer.putObject(answered)
                .put("appid", program.value())
                .put("path", found.to().path())
                .put("query", found.to().query())
                .put("create_time", found.createdAt().getEpochSecond())
                .put("expire_time", end == null ? 0 : end.getEpochSecond())
                .put("env_version", found.to().env().wireName());
        return answer.put("visit_openid", "");
    }
}
