package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.Zips;
import io.minihost.server.sessions.kit.GuestAccount;
import java.util.Map;
import java.util.UUID;
import me.chanjar.weixin.common.error.WxErrorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs learn of people, from their sheets to the programs' own servers, which use the client that most of them use. */
@Import(HostApiScriptTests.Guests.class)
class PersonalTests extends VisitTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String WORD = "personal ";

    /** Logs in, answers what is asked of it by the query of its first page, and says what came of it. */
    private static final String PAGE = """
            Page({
              data: { said: "" },
              said: 0,
              say(what) { this.setData({ said: "personal " + JSON.stringify({ ...what, n: ++this.said }) }); },
              async onReady() {
                wx.setStorageSync("mine", "guest");
                const { code } = await wx.login();
                this.say({ code, openType: "ready" });
              },
              async opened({ detail }) {
                const session = await new Promise((done) =>
                  wx.checkSession({ success: () => done(true), fail: () => done(false) }));
                const key = await wx.getUserCryptoManager().getLatestUserKey();
                this.say({ detail, session, key, mine: wx.getStorageSync("mine"), old: wx.getStorageSync("old") });
              },
            });
            """;

    private Launchable tried = new Launchable(AppId.random(), "", "", "", EnvVersion.DEVELOP);
    private WxMaService client = new WxMaServiceImpl();

    @BeforeEach
    void upload() {
        var files = Zips.files("");
        files.put("pages/index/index.js", PAGE);
        files.put("pages/index/index.wxml", "<text>{{said}}</text>" + HostApiScriptTests.OPENING);
        var registered = server().json(server().post("/api/v1/programs", "{\"name\":\"Personal\"}"));
        var appId = registered.get("appId").stringValue();
        server().put("/api/v1/programs/" + appId + "/versions/1", Zips.zip(files));
        tried = catalogue.version(new AppId(appId), "1").orElseThrow();
        var config = new WxMaDefaultConfigImpl();
        config.setAppid(appId);
        config.setSecret(registered.get("appSecret").stringValue());
        config.setApiHostUrl(server().base().toString());
        client = new WxMaServiceImpl();
        client.setWxMaConfig(config);
    }

    private ProtocolDriver open(PersonId who, String cookie) {
        SessionId session =
                sessions.reserve(new Visit(who, tried, "pages/index/index", "", 1001, Map.of(), "192.0.2.1"));
        ProtocolDriver view = view(session, cookie);
        view.join("pages/index/index", "");
        return view;
    }

    private ProtocolDriver openAsGuest() {
        return open(person, GuestAccount.guestCookie(people, person));
    }

    /** What the program says next that holds a word. */
    private static JsonNode said(ProtocolDriver view, String word) {
        JsonNode frame = view.await(
                one -> one.toString().contains(WORD) && one.toString().contains(word));
        String text = frame.toString();
        String json = text.substring(text.indexOf(WORD) + WORD.length(), text.lastIndexOf("}\"") + 1);
        return JSON.readTree(JSON.readTree("\"" + json + "\"").stringValue());
    }

    private static JsonNode asked(ProtocolDriver view, String name) {
        JsonNode ask = view.await(frame -> ProtocolDriver.is(frame, "ask"));
        assertThat(ask.get("name").stringValue()).isEqualTo(name);
        return ask;
    }

    private static void answer(ProtocolDriver view, JsonNode ask, String value) {
        view.send("{\"t\":\"answer\",\"id\":%s,\"ok\":true,\"value\":%s}".formatted(ask.get("id"), value));
    }

    @Test
    void serversReadWhoItIs() throws WxErrorException {
        var account = GuestAccount.of(server(), people, person);
        ProtocolDriver view = open(person, account.cookie());
        var login = client.getUserService()
                .getSessionInfo(said(view, "ready").get("code").stringValue());
        view.open(HostApiScriptTests.button(view), "getUserInfo");
        JsonNode ask = asked(view, "profile");
        assertThat(ask.at("/args/nickname").stringValue()).isEqualTo("小米");
        answer(view, ask, "{\"granted\":true,\"own\":true}");
        JsonNode said = said(view, "detail");
        JsonNode detail = said.get("detail");
        var key = login.getSessionKey();
        assertThat(client.getUserService()
                        .checkUserInfo(
                                key,
                                detail.get("rawData").stringValue(),
                                detail.get("signature").stringValue()))
                .isTrue();
        var user = client.getUserService()
                .getUserInfo(
                        key,
                        detail.get("encryptedData").stringValue(),
                        detail.get("iv").stringValue());
        assertThat(user.getNickName()).isEqualTo("小米");
        assertThat(user.getWatermark().getAppid()).isEqualTo(tried.appId().value());
        assertThat(said.get("session").booleanValue()).isTrue();
        var keys = client.getInternetService()
                .getUserEncryptKey(login.getOpenid(), key)
                .getKeyInfoList();
        assertThat(said.at("/key/encryptKey").stringValue())
                .isEqualTo(keys.getFirst().getEncryptKey());
        assertThat(said.at("/key/iv").stringValue()).isEqualTo(keys.getFirst().getIv());
    }

    @Test
    void whoeverSaysNoIsNobody() throws WxErrorException {
        var account = GuestAccount.of(server(), people, person);
        ProtocolDriver view = open(person, account.cookie());
        said(view, "ready");
        view.open(HostApiScriptTests.button(view), "getUserInfo");
        answer(view, asked(view, "profile"), "{\"granted\":false,\"own\":true}");
        assertThat(said(view, "detail").get("detail").toString())
                .isEqualTo("{\"errMsg\":\"getUserInfo:fail auth deny\",\"errno\":103}");
        // That is remembered, so that nobody is asked again.
        view.open(HostApiScriptTests.button(view), "getUserInfo");
        assertThat(said(view, "auth deny").get("n").intValue()).isEqualTo(3);
    }

    @Test
    void aGuestSignsInWithinTheProgramAndItGoesOn() throws WxErrorException {
        var owner = new PersonId(UUID.randomUUID());
        people.seen(owner, "192.0.2.1");
        var account = GuestAccount.of(server(), people, owner);
        var phone = account.addPhone(GuestAccount.randomPhone());
        store(owner, "mine", "account");
        store(owner, "old", "kept");

        ProtocolDriver view = openAsGuest();
        var login = client.getUserService()
                .getSessionInfo(said(view, "ready").get("code").stringValue());
        view.open(HostApiScriptTests.button(view), "getPhoneNumber");
        asked(view, "signIn");
        var cookie =
                GuestAccount.signIn(server(), GuestAccount.guestCookie(people, person), account.username(), "merge");
        // Whoever has no more than the guest's cookie sees nothing of it any more.
        view.awaitClose();
        view.drop();
        view.cookie(cookie);
        view.join("pages/index/index", "");
        answer(view, asked(view, "signIn"), "{\"signedIn\":true}");
        JsonNode choice = asked(view, "phone");
        assertThat(choice.at("/args/phones/0/id").stringValue()).isEqualTo(phone);
        answer(view, choice, "{\"phone\":\"" + phone + "\"}");
        JsonNode said = said(view, "detail");
        assertThat(said.at("/detail/errMsg").stringValue()).isEqualTo("getPhoneNumber:ok");
        assertThat(said.get("mine").stringValue()).isEqualTo("account");
        assertThat(said.get("old").stringValue()).isEqualTo("kept");
        // The key of the guest is gone, and the program is told so.
        assertThat(said.get("session").booleanValue()).isFalse();
        assertThat(said.at("/detail/encryptedData").stringValue()).isEmpty();
        assertThat(view.restarts()).isEmpty();
        // The name that the visit logged in with is the account's now.
        assertThat(people.named(login.getOpenid(), tried.appId())).contains(owner);
        var number =
                client.getUserService().getPhoneNumber(said.at("/detail/code").stringValue());
        assertThat(number.getPurePhoneNumber()).startsWith("138");
    }

    @Test
    void noSheetGivesAwayNumbersOfOthers() {
        var other = new PersonId(UUID.randomUUID());
        people.seen(other, "192.0.2.1");
        var phone = GuestAccount.of(server(), people, other).addPhone(GuestAccount.randomPhone());
        var account = GuestAccount.of(server(), people, person);
        ProtocolDriver view = open(person, account.cookie());
        said(view, "ready");
        view.open(HostApiScriptTests.button(view), "getPhoneNumber");
        answer(view, asked(view, "phone"), "{\"phone\":\"" + phone + "\"}");
        assertThat(said(view, "detail").at("/detail/errMsg").stringValue()).isEqualTo("getPhoneNumber:fail user deny");
    }

    /** Somebody has put their own guest's cookie into a browser before its owner signs in there. */
    @Test
    void whoeverPlantedTheGuestIsOut() {
        var owner = new PersonId(UUID.randomUUID());
        people.seen(owner, "192.0.2.1");
        var account = GuestAccount.of(server(), people, owner);
        ProtocolDriver planted = openAsGuest();
        said(planted, "ready");
        GuestAccount.signIn(server(), GuestAccount.guestCookie(people, person), account.username(), "merge");
        planted.awaitClose();
        planted.drop();
        planted.connect();
        planted.sendJoin();
        assertThat(planted.awaitClose().get("code").intValue()).isEqualTo(1012);
    }

    @Test
    void aGuestWhoDoesNotSignInHasNoNumber() {
        ProtocolDriver view = openAsGuest();
        said(view, "ready");
        view.open(HostApiScriptTests.button(view), "getPhoneNumber");
        answer(view, asked(view, "signIn"), "{\"signedIn\":false}");
        assertThat(said(view, "detail").at("/detail/errMsg").stringValue()).isEqualTo("getPhoneNumber:fail auth deny");
    }

    private void store(PersonId who, String key, String value) {
        jdbc.sql("insert into program_storage (person_id, app_id, key, value, bytes, changed_at)"
                        + " values (?, ?, ?, ?, 20, now())")
                .params(who.value(), tried.appId().value(), key, "{\"type\":\"String\",\"data\":\"" + value + "\"}")
                .update();
    }
}
