package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import io.minihost.server.common.AppId;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.programs.Zips;
import java.util.Map;
import java.util.regex.Pattern;
import me.chanjar.weixin.common.error.WxErrorException;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** A program in the real sandbox logs somebody in, and its own server learns who they are. */
@Import(HostApiScriptTests.Guests.class)
class MerchantLoginTests extends VisitTest {

    private static final Pattern SAID = Pattern.compile("code=([A-Za-z0-9_-]+);");
    private static final String PAGE = """
            Page({
              data: { said: "" },
              onReady() {
                wx.login({ success: ({ code }) => this.setData({ said: "code=" + code + ";" }) });
              },
            });
            """;

    @Test
    void bringsACodeThatTheProgramsServerRedeems() throws WxErrorException {
        var registered = server().json(server().post("/api/v1/programs", "{\"name\":\"Login\"}"));
        var appId = new AppId(registered.get("appId").stringValue());
        var files = Zips.files("");
        files.put("pages/index/index.js", PAGE);
        files.put("pages/index/index.wxml", "<text>{{said}}</text>");
        server().put("/api/v1/programs/" + appId + "/versions/1", Zips.zip(files));
        var program = catalogue.version(appId, "1").orElseThrow();
        var visit = new Visit(person, program, "pages/index/index", "", 1001, Map.of(), "192.0.2.1");
        var view = view(sessions.reserve(visit), person);
        view.join("pages/index/index", "");
        var said = SAID.matcher(
                view.await(frame -> SAID.matcher(frame.toString()).find()).toString());
        assertThat(said.find()).isTrue();

        var client = client(appId, registered.get("appSecret").stringValue());
        var session = client.getUserService().getSessionInfo(said.group(1));
        assertThat(session.getOpenid()).isEqualTo(people.openid(person, appId));
        assertThatThrownBy(() -> client.getUserService().getSessionInfo(said.group(1)))
                .isInstanceOf(WxErrorException.class)
                .hasMessageContaining("40163");
    }

    private WxMaService client(AppId appId, String secret) {
        var config = new WxMaDefaultConfigImpl();
        config.setAppid(appId.value());
        config.setSecret(secret);
        config.setApiHostUrl(server().base().toString());
        var client = new WxMaServiceImpl();
        client.setWxMaConfig(config);
        client.setMaxRetryTimes(1);
        return client;
    }
}
