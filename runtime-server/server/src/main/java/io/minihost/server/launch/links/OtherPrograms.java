package io.minihost.server.launch.links;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.HostApis;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.programs.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code wx.navigateToMiniProgram} and the way back. */
@Configuration(proxyBeanMethods = false)
class OtherPrograms {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The platform's numbers for a program that was opened by another, and for one that the person comes back to. */
    private static final int BY_PROGRAM = 1037;

    private static final int BACK = 1038;

    private static final int EXTRA_MAX = 64 * 1024;

    @Bean
    HostApi navigateToMiniProgram(Catalogue catalogue, Referrals referrals) {
        return HostApis.of("navigateToMiniProgram", (session, arguments) -> {
            Launchable target = AppId.parse(Arguments.text(arguments, "appId"))
                    .flatMap(appId -> catalogue.released(appId, session.person()))
                    .orElseThrow(() -> new HostApiFailure(Attribution.PROGRAM, "invalid appid"));
            String path = Arguments.text(arguments, "path", "");
            return open(session, referrals, target, path, BY_PROGRAM, arguments);
        });
    }

    @Bean
    HostApi navigateBackMiniProgram(Catalogue catalogue, Referrals referrals) {
        return HostApis.of("navigateBackMiniProgram", (session, arguments) -> {
            Object from = session.visit().scene() == BY_PROGRAM
                    ? session.visit().referrer().get("appId")
                    : null;
            Launchable target = AppId.parse(String.valueOf(from))
                    .flatMap(appId -> catalogue.released(appId, session.person()))
                    .orElseThrow(() -> new HostApiFailure(
                            Attribution.PROGRAM, "the program was not opened by another mini program"));
            return open(session, referrals, target, "", BACK, arguments);
        });
    }

    private static JsonNode open(
            SessionContext session, Referrals referrals, Launchable target, String path, int scene, JsonNode arguments)
            throws HostApiFailure, InterruptedException {
        String url = address(target, path)
                + LaunchLink.REFERRAL + "="
                + referrals.keep(new Referrals.Referral(
                        session.person(), target.appId(), scene, facts(session, arguments.path("extraData"))));
        JsonNode answer = session.ask(
                "openProgram",
                JSON.createObjectNode()
                        .put("appId", target.appId().value())
                        .put("name", target.name())
                        .put("url", url)
                        .put("confirm", scene == BY_PROGRAM));
        if (!answer.path("opened").asBoolean(false)) {
            throw new HostApiFailure(Attribution.PROGRAM, "cancel");
        }
        return JSON.createObjectNode();
    }

    private static Map<String, Object> facts(SessionContext session, JsonNode extra) throws HostApiFailure {
        if (extra.toString().length() > EXTRA_MAX) {
            throw new HostApiFailure(Attribution.PROGRAM, "extraData is too large");
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("appId", session.program().appId().value());
        facts.put("extraData", extra.isObject() ? JSON.treeToValue(extra, Map.class) : Map.of());
        return facts;
    }

    /** The program's address up to where the host's own parameter follows. */
    private static String address(Launchable target, String path) {
        String page = path.replaceFirst("^/+", "");
        int mark = page.indexOf('?');
        String file = mark < 0 ? page : page.substring(0, mark);
        String query = mark < 0 ? "" : page.substring(mark + 1);
        String place = "/p/" + target.appId()
                + (file.isEmpty() ? "" : "/" + UriUtils.encodePath(file, StandardCharsets.UTF_8));
        return place + "?" + (query.isEmpty() ? "" : query.replaceAll("[\\s#\"<>]", "") + "&");
    }
}
