package io.minihost.server.shortcuts;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.identity.People;
import io.minihost.server.programs.Zips;
import io.minihost.server.sessions.HostApiScriptTests;
import io.minihost.server.sessions.VisitTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** From the address in a code to what the program in the real sandbox hears of it. */
@Import(HostApiScriptTests.Guests.class)
class CodeLaunchTests extends VisitTest {

    private static final Pattern SESSION = Pattern.compile("data-minihost-session=\"([^\"]+)\"");
    private static final Pattern HEARD = Pattern.compile("heard=([^;]*);");

    @Autowired
    SceneCodes scenes;

    @Autowired
    Shortcuts shortcuts;

    @Autowired
    People persons;

    private AppId shop = AppId.random();

    @BeforeEach
    void open() {
        shop = new AppId(server().register("Shop"));
        var files = Zips.files("");
        files.put("app.json", "{\"pages\":[\"pages/index/index\",\"pages/cake/cake\"]}");
        files.put("app.js", "App({ onLaunch(options) { this.launch = options; } });\n");
        files.put("pages/cake/cake.json", "{}");
        files.put("pages/cake/cake.wxml", "<text>{{heard}}</text>");
        files.put("pages/cake/cake.js", """
                Page({
                  data: { heard: "" },
                  onLoad(query) {
                    const { path, scene, query: given } = getApp().launch;
                    const said = [path, scene, decodeURIComponent(given.scene || given.id), decodeURIComponent(query.scene || query.id)];
                    this.setData({ heard: "heard=" + said.join("|") + ";" });
                  },
                });
                """);
        var versions = "/api/v1/programs/" + shop + "/versions/1";
        assertThat(server().put(versions, Zips.zip(files)).statusCode()).isEqualTo(201);
        for (var step : new String[] {"submit", "approve", "release"}) {
            assertThat(server().post(versions + "/" + step).statusCode()).isEqualTo(200);
        }
    }

    @AfterEach
    void close() {
        server().post("/api/v1/programs/" + shop + "/versions/1/withdraw");
    }

    @Test
    void hearsTheSceneOfACode() {
        var token = scenes.token(shop, "pages/cake/cake", "table=12&seat=3", EnvVersion.RELEASE);
        assertThat(heard(token)).isEqualTo("pages/cake/cake|1011|table=12&seat=3|table=12&seat=3");
    }

    @Test
    void hearsHowItWasOpened() {
        var cake = new Destination(shop, "pages/cake/cake", "id=7", EnvVersion.RELEASE);
        assertThat(heard(shortcuts.link(ShortcutKind.SCHEME, cake, null))).isEqualTo("pages/cake/cake|1065|7|7");
        assertThat(heard(shortcuts.link(ShortcutKind.URL_LINK, cake, null))).isEqualTo("pages/cake/cake|1194|7|7");
        assertThat(heard(shortcuts.link(ShortcutKind.SHORT_LINK, cake, null))).isEqualTo("pages/cake/cake|1179|7|7");
    }

    private String heard(String token) {
        var lead = browse(Shortcut.PATHS + token);
        var place = lead.headers().firstValue("Location").orElseThrow();
        var page = SESSION.matcher(browse(place).body());
        assertThat(page.find()).isTrue();
        var address = URI.create(place);
        var path = address.getRawPath().substring(("/p/" + shop + "/").length());
        var query = address.getRawQuery().replaceAll("&?_scene=\\d+", "");
        var view = view(new SessionId(page.group(1)), person);
        view.join(path, query);
        var heard = HEARD.matcher(
                view.await(frame -> HEARD.matcher(frame.toString()).find()).toString());
        assertThat(heard.find()).isTrue();
        return heard.group(1);
    }

    private HttpResponse<String> browse(String path) {
        return server().send(HttpRequest.newBuilder(server().base().resolve(path))
                .header("User-Agent", "Mozilla/5.0 (Linux; Android 15) Chrome/140")
                .header("Cookie", People.COOKIE + "=" + persons.cookieValue(person))
                .GET());
    }
}
