package io.minihost.server.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import io.minihost.server.login.PhoneCodes;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import me.chanjar.weixin.common.util.SignUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The client that most programs' servers use, as it is published, in both ways it sends and with both kinds of token. */
class WxJavaTests extends WxJavaTest {

    @Autowired
    PhoneCodes phones;

    @ParameterizedTest
    @MethodSource("ways")
    void knowsWhoLogsIn(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var client = client(sender, stable, bakery.secret());
        var first = client.getUserService().getSessionInfo(codes.issue(ann, bakery.appId()));
        assertThat(first.getOpenid()).isEqualTo(people.openid(ann, bakery.appId()));
        assertThat(Base64.getDecoder().decode(first.getSessionKey())).hasSize(16);
        assertThat(first.getUnionid()).hasSize(28);
        assertThat(client.jsCode2SessionInfo(codes.issue(ann, bakery.appId()))).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void checksAndResetsSessionKeys(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var client = client(sender, stable, bakery.secret());
        var session = client.getUserService().getSessionInfo(codes.issue(ann, bakery.appId()));
        var query = signed(session.getOpenid(), SignUtils.createHmacSha256Sign("", session.getSessionKey()));
        assertThat(client.get(WECHAT + "/wxa/checksession", query)).contains("\"errcode\":0");
        assertThat(client.get(WECHAT + "/wxa/resetusersessionkey", query)).contains(session.getOpenid());
        assertCode(87009, () -> client.get(WECHAT + "/wxa/checksession", query));
        assertThat(keys.current(ann, bakery.appId())).isPresent().get().isNotEqualTo(session.getSessionKey());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void getsKeysForWhatProgramsEncrypt(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var client = client(sender, stable, bakery.secret());
        var session = client.getUserService().getSessionInfo(codes.issue(ann, bakery.appId()));
        var keys = client.getInternetService()
                .getUserEncryptKey(session.getOpenid(), session.getSessionKey())
                .getKeyInfoList();
        assertThat(keys).singleElement().satisfies(key -> {
            assertThat(Base64.getDecoder().decode(key.getEncryptKey())).hasSize(16);
            assertThat(key.getIv()).hasSize(16);
            assertThat(key.getVersion()).isEqualTo(1);
            assertThat(key.getExpireIn()).isBetween(3500L, 3600L);
        });
        var again = client.getInternetService()
                .getUserEncryptKey(session.getOpenid(), session.getSessionKey())
                .getKeyInfoList();
        assertThat(again.getFirst().getEncryptKey()).isEqualTo(keys.getFirst().getEncryptKey());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void keepsValuesForPeople(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var client = client(sender, stable, bakery.secret());
        var session = client.getUserService().getSessionInfo(codes.issue(ann, bakery.appId()));
        client.getUserService().setUserStorage(Map.of("分数", "12"), session.getSessionKey(), session.getOpenid());
        assertThat(jdbc.sql("select value from user_storage where person_id = ? and app_id = ? and key = '分数'")
                        .params(ann.value(), bakery.appId().value())
                        .query(String.class)
                        .single())
                .isEqualTo("12");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void readsWhatIsEncryptedForIt(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var client = client(sender, stable, bakery.secret());
        var session = client.getUserService().getSessionInfo(codes.issue(ann, bakery.appId()));
        var iv = Base64.getEncoder().encodeToString("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        var text = "{\"nickName\":\"安\",\"openId\":\"%s\",\"watermark\":{\"appid\":\"%s\",\"timestamp\":1}}"
                .formatted(session.getOpenid(), bakery.appId());
        var user = client.getUserService()
                .getUserInfo(session.getSessionKey(), encrypted(text, session.getSessionKey(), iv), iv);
        assertThat(user.getNickName()).isEqualTo("安");
        assertThat(user.getWatermark().getAppid()).isEqualTo(bakery.appId().value());
    }

    private static String encrypted(String text, String key, String iv) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(Base64.getDecoder().decode(key), "AES"),
                new IvParameterSpec(Base64.getDecoder().decode(iv)));
        return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void getsPhoneNumbersOnce(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var client = client(sender, stable, bakery.secret());
        var code = phones.issue(ann, bakery.appId(), new PhoneCodes.Phone("86", "13800138000"));
        var number = client.getUserService().getPhoneNumber(code);
        assertThat(number.getPurePhoneNumber()).isEqualTo("13800138000");
        assertThat(number.getCountryCode()).isEqualTo("86");
        assertThat(number.getWatermark().getAppid()).isEqualTo(bakery.appId().value());
        assertCode(40029, () -> client.getUserService().getPhoneNumber(code));
        assertThat(phones.redeem(code, bakery.appId(), Optional.empty()).phone())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void looksAtQuotasAndRefusals(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var client = client(sender, stable, bakery.secret());
        var quotas = client.getWxMaOpenApiService();
        quotas.getApiQuota("/cgi-bin/openapi/quota/get");
        assertThat(quotas.getApiQuota("/cgi-bin/openapi/quota/get").getQuota())
                .hasFieldOrPropertyWithValue("used", 2L)
                .hasFieldOrPropertyWithValue("dailyLimit", 1_000_000L)
                .hasFieldOrPropertyWithValue("remain", 999_998L);
        assertThat(quotas.clearQuota()).isTrue();
        assertThat(quotas.clearQuotaByAppSecret()).isTrue();
        var refused = json(send(HttpRequest.newBuilder(
                server().base().resolve("/wxa/checksession?access_token=" + client.getAccessToken()))));
        var rid = refused.get("errmsg").stringValue().replaceFirst(".* rid: ", "");
        var shown = quotas.getRidInfo(rid);
        assertThat(shown.getRequestUrl()).isEqualTo("/wxa/checksession?access_token=***");
        assertThat(shown.getResponseBody()).contains("41009");
        assertThat(shown.getClientIp()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void isToldWhatIsWrong(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var client = client(sender, stable, bakery.secret());
        var code = codes.issue(ann, bakery.appId());
        assertThat(client.getUserService().getSessionInfo(code).getOpenid()).isNotEmpty();
        assertCode(40163, () -> client.getUserService().getSessionInfo(code));
        assertCode(40029, () -> client.getUserService().getSessionInfo("no-code"));
        assertCode(48001, () -> client.post(WECHAT + "/cgi-bin/message/wxopen/template/uniform_send", "{}"));
        var stranger = client(sender, stable, "wrong-secret");
        assertCode(40125, () -> stranger.getAccessToken(true));
    }

    /** A token that is over is fetched anew, and nobody notices. */
    @ParameterizedTest
    @MethodSource("ways")
    void getsAnotherTokenWhenOneIsOver(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var client = client(sender, stable, bakery.secret());
        var before = client.getAccessToken();
        jdbc.sql("update merchant_token set expires_at = now() where app_id = ?")
                .param(bakery.appId().value())
                .update();
        assertThat(client.getWxMaOpenApiService().getApiQuota("/cgi-bin/token")).isNotNull();
        assertThat(client.getAccessToken()).isNotEqualTo(before);
    }
}
