package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.programs.Zips;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What real programs keep, from their calls to the database and back. */
class StoringProgramTests extends VisitTest {

    @Test
    void keepsAllThatATurnStores() {
        visit("""
            Page({ onLoad() {
              for (let i = 0; i < 1000; i++) wx.setStorageSync('k' + i, { i });
              try { wx.setStorageSync('a\\0b', 1) } catch (e) { wx.setStorageSync('refused', e.message) }
              for (let i = 0; i < 7; i++) wx.setStorageSync('big' + i, 'x"'.repeat(300000));
              wx.setStorageSync('__proto__', 'p');
              wx.removeStorageSync('k7');
              wx.setStorage({ key: 'last', data: 1, success: () => wx.setStorage({ key: 'then', data: 2 }) });
            } });
            """);
        until(() -> kept("then").isPresent());
        assertThat(jdbc.sql("select count(*) from program_storage where person_id = ?")
                        .param(person.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(999 + 1 + 7 + 1 + 2);
        assertThat(kept("refused").orElseThrow()).contains("cannot be stored");
        assertThat(kept("__proto__")).contains("{\"type\":\"String\",\"data\":\"p\"}");
        assertThat(kept("k7")).isEmpty();
    }

    private java.util.Optional<String> kept(String key) {
        return jdbc.sql("select value from program_storage where person_id = ? and key = ?")
                .params(person.value(), key)
                .query(String.class)
                .optional();
    }

    private void visit(String page) {
        Map<String, String> files = Zips.files("stores");
        files.put("pages/index/index.js", page);
        String appId = server().register("Stores");
        server().put("/api/v1/programs/" + appId + "/versions/1", Zips.zip(files));
        Launchable program = catalogue.version(new AppId(appId), "1").orElseThrow();
        SessionId session =
                sessions.reserve(new Visit(person, program, "pages/index/index", "", 1001, Map.of(), "192.0.2.1"));
        view(session, person).join();
    }
}
