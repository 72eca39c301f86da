package io.minihost.server.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceOkHttpImpl;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import java.util.function.Supplier;
import java.util.stream.Stream;
import me.chanjar.weixin.common.error.WxErrorException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** A test with the client that most programs' servers use, in both ways it sends and with both kinds of token. */
abstract class WxJavaTest extends MerchantTest {

    static final String WECHAT = "https://api.weixin.qq.com";

    static Stream<Arguments> ways() {
        Named<Supplier<WxMaService>> apache = Named.of("Apache HttpClient", WxMaServiceImpl::new);
        Named<Supplier<WxMaService>> okHttp = Named.of("OkHttp", WxMaServiceOkHttpImpl::new);
        return Stream.of(apache, okHttp)
                .flatMap(sender -> Stream.of(
                        Arguments.of(sender, Named.of("plain", false)),
                        Arguments.of(sender, Named.of("stable", true))));
    }

    WxMaService client(Supplier<WxMaService> sender, boolean stable, String secret) {
        var config = new WxMaDefaultConfigImpl();
        config.setAppid(bakery.appId().value());
        config.setSecret(secret);
        config.setApiHostUrl(server().base().toString());
        config.useStableAccessToken(stable);
        var client = sender.get();
        client.setWxMaConfig(config);
        client.setMaxRetryTimes(1);
        return client;
    }

    static void assertCode(int code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        WxErrorException.class,
                        refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(code));
    }
}
