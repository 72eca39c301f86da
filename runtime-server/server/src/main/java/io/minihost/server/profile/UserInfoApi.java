package io.minihost.server.profile;

import io.minihost.server.accounts.Account;
import io.minihost.server.accounts.Accounts;
import io.minihost.server.consent.ProfileConsent;
import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.login.SensitiveData;
import io.minihost.server.profile.avatars.Avatars;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code wx.getUserInfo} and {@code wx.getUserProfile}. Everybody has the same nickname and picture there, as on the platform,
 * but those who have chosen to show a program their own.
 */
@Component
class UserInfoApi implements HostApi {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ANONYMOUS = "微信用户";

    private final Accounts accounts;
    private final Avatars avatars;
    private final ProfileConsent consent;
    private final SensitiveData sensitive;
    private final AnonymousPicture anonymousPicture = new AnonymousPicture();

    UserInfoApi(Accounts accounts, Avatars avatars, ProfileConsent consent, SensitiveData sensitive) {
        this.accounts = accounts;
        this.avatars = avatars;
        this.consent = consent;
        this.sensitive = sensitive;
    }

    @Override
    public String name() {
        return "getUserInfo";
    }

    @Override
    public JsonNode call(CallContext call, JsonNode arguments) throws HostApiFailure, InterruptedException {
        var own = own(call);
        // The call alone tells what needs nobody's word, or was decided before.
        var isOwn = switch (Arguments.text(arguments, "asks", "never")) {
            case "once" -> consent.once(call, own);
            case "always" -> consent.again(call, own, Arguments.text(arguments, "reason", ""));
            default -> consent.isOwn(call);
        };
        var language = Arguments.text(arguments, "lang", "");
        var userInfo = isOwn ? shown(call, own, language) : anonymous(language);
        var answer = JSON.createObjectNode();
        answer.set("userInfo", userInfo);
        var raw = userInfo.toString();
        answer.put("rawData", raw);
        if (arguments.path("withCredentials").asBoolean(true)) {
            sensitive.encryptAndSign(call, userInfo.deepCopy(), raw, answer);
        }
        return answer;
    }

    private ProfileConsent.Own own(CallContext call) {
        var nickname = accounts.find(call.person())
                .map(Accounts.Stored::account)
                .map(Account::nickname)
                .orElse("");
        return new ProfileConsent.Own(nickname, avatars.path(call.person()).orElse(""));
    }

    private ObjectNode shown(CallContext call, ProfileConsent.Own own, String language) {
        var nickname = own.nickname().isEmpty() ? ANONYMOUS : own.nickname();
        return userInfo(nickname, avatars.url(call.person()).orElse(anonymousPicture.url()), language);
    }

    private ObjectNode anonymous(String language) {
        return userInfo(ANONYMOUS, anonymousPicture.url(), language).put("is_demote", true);
    }

    private static ObjectNode userInfo(String nickname, String picture, String language) {
        return JSON.createObjectNode()
                .put("nickName", nickname)
                .put("gender", 0)
                .put("language", language)
                .put("city", "")
                .put("province", "")
                .put("country", "")
                .put("avatarUrl", picture);
    }
}
