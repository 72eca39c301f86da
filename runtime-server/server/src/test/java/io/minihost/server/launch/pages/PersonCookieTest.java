package io.minihost.server.launch.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.AppId;
import io.minihost.server.common.HostProperties;
import io.minihost.server.common.web.HostCookies;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonFilter;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.SignedIn;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

class PersonCookieTest {

    private static final String SECURE = "__Host-minihost_person";
    private static final String PLAIN = "minihost_person";

    private final PersonId ann = new PersonId(UUID.randomUUID());
    private final PersonId stranger = new PersonId(UUID.randomUUID());
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void givesNewPeopleACookieThatNoNeighbourCanSetWhereTheHostIsReachedByHttps() throws Exception {
        assertThat(person("https://mini.example.com")).isEqualTo(stranger);
        assertThat(given())
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .startsWith(SECURE + "=" + stranger.value())
                        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Domain"));
    }

    @Test
    void knowsPeopleByTheirOldCookieOnceMoreAndGivesThemTheNewOne() throws Exception {
        request.setCookies(new Cookie(PLAIN, ann.value().toString()));
        assertThat(person("https://mini.example.com")).isEqualTo(ann);
        assertThat(given()).hasSize(2);
        assertThat(given().getFirst()).startsWith(SECURE + "=" + ann.value());
        assertThat(given().getLast()).startsWith(PLAIN + "=;").contains("Max-Age=0");
    }

    @Test
    void believesTheNewCookieRatherThanOneThatANeighbourMayHaveSet() throws Exception {
        request.setCookies(
                new Cookie(PLAIN, UUID.randomUUID().toString()),
                new Cookie(SECURE, ann.value().toString()));
        assertThat(person("https://mini.example.com")).isEqualTo(ann);
        assertThat(given()).singleElement().asString().startsWith(PLAIN + "=;");
    }

    @Test
    void keepsThePlainNameOnAnHttpHost() throws Exception {
        request.setCookies(new Cookie(PLAIN, ann.value().toString()));
        assertThat(person("http://localhost:8080")).isEqualTo(ann);
        assertThat(given()).isEmpty();
    }

    /** The key that signed it may be on its way out. */
    @Test
    void writesACookieAnewThatIsNoLongerWrittenLikeThis() throws Exception {
        request.setCookies(new Cookie(PLAIN, ann.value().toString().toUpperCase(Locale.ROOT)));
        assertThat(person("http://localhost:8080")).isEqualTo(ann);
        assertThat(given()).singleElement().asString().startsWith(PLAIN + "=" + ann.value());
    }

    private List<String> given() {
        return response.getHeaders("Set-Cookie").stream().map(String::valueOf).toList();
    }

    /** Whom a host at that address sees. */
    private PersonId person(String url) throws Exception {
        var known = new Known();
        var host = new HostProperties(null, URI.create(url), null, false);
        var seen = new CompletableFuture<PersonId>();
        new PersonFilter(known, nobodySignedIn(), (asked, answer, handler, trouble) -> null)
                .doFilter(request, response, (filtered, answer) -> {
                    request.setUserPrincipal(SecurityContextHolder.getContext().getAuthentication());
                    seen.complete(new PersonCookie(known, new HostCookies(host)).person(request, response));
                });
        return seen.join();
    }

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    private static SignedIn nobodySignedIn() {
        return new SignedIn() {
            @Override
            public Optional<Device> device(HttpServletRequest request) {
                return Optional.empty();
            }

            @Override
            public boolean isStill(PersonId person, Optional<UUID> device) {
                return true;
            }

            @Override
            public boolean isMember(PersonId person) {
                return false;
            }
        };
    }

    /** Believes whatever a cookie says. */
    private final class Known implements People {

        @Override
        public Optional<PersonId> recognise(String cookieValue) {
            return Optional.of(new PersonId(UUID.fromString(cookieValue)));
        }

        @Override
        public PersonId welcome() {
            return stranger;
        }

        @Override
        public String cookieValue(PersonId person) {
            return person.value().toString();
        }

        @Override
        public void seen(PersonId person, String address) {}

        @Override
        public boolean wasHere(PersonId person, Instant since) {
            return false;
        }

        @Override
        public void redeemed(PersonId person) {}

        @Override
        public String network(PersonId person) {
            return "";
        }

        @Override
        public String openid(PersonId person, AppId program) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<PersonId> named(String openid, AppId program) {
            throw new UnsupportedOperationException();
        }
    }
}
