package io.minihost.server.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceOkHttpImpl;
import cn.binarywang.wx.miniapp.bean.WxMaCodeLineColor;
import cn.binarywang.wx.miniapp.bean.scheme.WxMaGenerateNfcSchemeRequest;
import cn.binarywang.wx.miniapp.bean.scheme.WxMaGenerateSchemeRequest;
import cn.binarywang.wx.miniapp.bean.shortlink.GenerateShortLinkRequest;
import cn.binarywang.wx.miniapp.bean.urllink.GenerateUrlLinkRequest;
import cn.binarywang.wx.miniapp.bean.urllink.request.QueryUrlLinkRequest;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import io.minihost.server.shortcuts.Scanned;
import java.nio.file.Files;
import java.util.function.Supplier;
import java.util.stream.Stream;
import me.chanjar.weixin.common.error.WxErrorException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes and links through the client that most programs' servers use. */
class WxJavaCodeTests extends CodeTest {

    static Stream<Arguments> ways() {
        Named<Supplier<WxMaService>> apache = Named.of("Apache HttpClient", WxMaServiceImpl::new);
        Named<Supplier<WxMaService>> okHttp = Named.of("OkHttp", WxMaServiceOkHttpImpl::new);
        return Stream.of(
                Arguments.of(apache, Named.of("plain", false)), Arguments.of(okHttp, Named.of("stable", true)));
    }

    private WxMaService client(Supplier<WxMaService> sender, boolean stable) {
        var config = new WxMaDefaultConfigImpl();
        config.setAppid(bakery.appId().value());
        config.setSecret(bakery.secret());
        config.setApiHostUrl(server().base().toString());
        config.useStableAccessToken(stable);
        var client = sender.get();
        client.setWxMaConfig(config);
        client.setMaxRetryTimes(1);
        return client;
    }

    private String page(String query, int scene) {
        return "/p/%s/pages/cake/cake?%s_scene=%d".formatted(bakery.appId(), query, scene);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void drawsCodes(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var codes = client(sender, stable).getQrcodeService();
        var square = codes.createQrcodeBytes("pages/cake/cake?id=7", 430);
        assertThat(leads(Scanned.text(square))).isEqualTo(page("id=7&", 1011));
        var round = codes.createWxaCodeBytes(
                "pages/cake/cake?id=7", "release", 430, false, new WxMaCodeLineColor("120", "20", "90"), true);
        assertThat(leads(Scanned.text(round))).isEqualTo(page("id=7&", 1011));
        var unlimited =
                codes.createWxaCodeUnlimitBytes("table=12", "pages/cake/cake", true, "release", 430, true, null, false);
        assertThat(leads(Scanned.text(unlimited))).isEqualTo(page("scene=table%3D12&", 1011));
        var file = codes.createWxaCodeUnlimit("table=12", "pages/cake/cake");
        assertThat(leads(Scanned.text(Files.readAllBytes(file.toPath())))).isEqualTo(page("scene=table%3D12&", 1011));
        Files.delete(file.toPath());
        assertCode(
                41030,
                () -> codes.createWxaCodeUnlimitBytes("1", "pages/none/none", true, "release", 430, true, null, false));
        assertCode(40169, () -> codes.createWxaCodeUnlimit("x".repeat(33), "pages/cake/cake"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void makesLinks(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var client = client(sender, stable);
        var jump = WxMaGenerateSchemeRequest.JumpWxa.newBuilder()
                .path("pages/cake/cake")
                .query("id=7")
                .build();
        var scheme = client.getWxMaSchemeService()
                .generate(WxMaGenerateSchemeRequest.newBuilder()
                        .jumpWxa(jump)
                        .isExpire(true)
                        .expireType(1)
                        .expireInterval(3)
                        .build());
        assertThat(leads(scheme)).isEqualTo(page("id=7&", 1065));
        var tag = WxMaGenerateNfcSchemeRequest.JumpWxa.newBuilder()
                .path("pages/cake/cake")
                .query("id=7")
                .build();
        var nfc = client.getWxMaSchemeService()
                .generateNFC(WxMaGenerateNfcSchemeRequest.newBuilder()
                        .jumpWxa(tag)
                        .modelId("m")
                        .sn("1")
                        .build());
        assertThat(leads(nfc)).isEqualTo(page("id=7&", 1065));
        var links = client.getLinkService();
        var urlLink = links.generateUrlLink(GenerateUrlLinkRequest.builder()
                .path("pages/cake/cake")
                .query("id=7")
                .isExpire(true)
                .expireType(1)
                .expireInterval(30)
                .build());
        assertThat(leads(urlLink)).isEqualTo(page("id=7&", 1194));
        var asked = links.queryUrlLink(
                QueryUrlLinkRequest.builder().urlLink(urlLink).build());
        assertThat(asked.getUrlLinkInfo().getAppid()).isEqualTo(bakery.appId().value());
        assertThat(asked.getUrlLinkInfo().getPath()).isEqualTo("pages/cake/cake");
        assertThat(asked.getUrlLinkInfo().getQuery()).isEqualTo("id=7");
        var shortLink = links.generateShortLink(GenerateShortLinkRequest.builder()
                .pageUrl("pages/cake/cake?id=7")
                .pageTitle("蛋糕")
                .isPermanent(false)
                .build());
        assertThat(leads(shortLink)).isEqualTo(page("id=7&", 1179));
        assertCode(
                40165,
                () -> links.generateUrlLink(
                        GenerateUrlLinkRequest.builder().path("pages/none/none").build()));
    }

    private static void assertCode(int code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        WxErrorException.class,
                        refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(code));
    }
}
