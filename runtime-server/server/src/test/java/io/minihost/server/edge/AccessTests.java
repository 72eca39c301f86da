package io.minihost.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may come in, by whatever spelling of an address. */
class AccessTests extends EdgeTest {

    private static final String OWN = "Host: localhost";

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/programs",
                "/api/v1/programs/",
                "/api/v1//programs",
                "/api;x=1/v1/programs",
                "/api/v1;x/programs;y",
                "/%61pi/v1/programs",
                "/api/%76%31/programs",
                "/x/../api/v1/programs",
                "//api/v1/programs",
                "/./api/v1/programs",
                "/actuator/prometheus",
                "/actuator;x/prometheus",
                "/%61ctuator/prometheus",
                "/actuator/health/../prometheus",
                "/actuator"
            })
    void nothingForOperatorsWithoutAToken(String path) {
        assertThat(client().status("GET " + path, OWN)).isIn(400, 401, 404);
        assertThat(client().status("GET " + path, OWN, "Cookie: " + cookie())).isIn(400, 401, 404);
    }

    /** Where anybody may sign up. */
    private static final Set<String> FOR_ANYBODY = Set.of("POST /api/v1/people");

    /** Each call of the REST API, whoever adds the next one. */
    @Test
    void noCallOfTheApiIsForgotten() {
        List<String> calls = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> isOurs(entry.getValue()))
                .flatMap(entry -> entry.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(method -> entry.getKey().getPatternValues().stream()
                                .filter(pattern -> pattern.startsWith("/api/"))
                                .map(pattern -> method + " " + pattern.replaceAll("\\{\\*?\\w+\\}", "x"))))
                .filter(call -> !FOR_ANYBODY.contains(call))
                .toList();
        assertThat(calls).hasSizeGreaterThan(15);
        assertThat(calls)
                .allSatisfy(call -> assertThat(client().status(call, OWN, "Content-Length: 0"))
                        .isEqualTo(401));
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().isAnnotationPresent(RestController.class)
                && method.getBeanType().getName().startsWith("io.minihost");
    }

    @Test
    void tellsWhetherItIsWellToEverybodyAndMoreToOperators() {
        var token = "Authorization: Bearer " + server().token();
        assertThat(client().ask("GET /actuator/health", OWN)).contains(" 200 ").doesNotContain("\"components\"");
        assertThat(client().ask("GET /actuator/health", OWN, "Authorization: Bearer wrong-token-of-some-length"))
                .contains(" 200 ")
                .doesNotContain("\"components\"");
        assertThat(client().ask("GET /actuator/health", OWN, token)).contains("\"components\"");
        assertThat(client().status("GET /actuator/prometheus", OWN, token)).isEqualTo(200);
    }

    @Test
    void aCookieIsNoToken() {
        assertThat(client().status("GET /api/v1/programs", OWN, "Cookie: " + cookie()))
                .isEqualTo(401);
    }

    /** Programs' files and pages have names like these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/p/wx0000000000000000/pages//index/index",
                "/p/wx0000000000000000/pages/a;b/index",
                "/p/wx0000000000000000/pages/100%25/index",
                "/p/wx0000000000000000/%E9%A1%B5%E9%9D%A2/%E9%A6%96%E9%A1%B5",
                "/_b/0000//a.png",
                "/_b/0000/a;b.png",
                "/_b/0000/100%25.png",
                "/_b/0000/%E5%9B%BE.png",
                "/_f/x.y/a;b/%E5%9B%BE%25.png"
            })
    void refusesNoNameThatAFileCanHave(String path) {
        var answer = client().ask("GET " + path, OWN, "X-Name: 有名");
        assertThat(answer).doesNotContain("no address needs");
        assertThat(RawClient.status(answer)).isIn(200, 404);
    }
}
