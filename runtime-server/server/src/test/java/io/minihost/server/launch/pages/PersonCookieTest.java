package io.minihost.server.launch.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.AppId;
import io.minihost.server.common.HostProperties;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PersonCookieTest {

    private static final String SECURE = "__Host-minihost_person";
    private static final String PLAIN = "minihost_person";

    private final PersonId ann = new PersonId(UUID.randomUUID());
    private final PersonId stranger = new PersonId(UUID.randomUUID());
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void givesNewPeopleACookieThatNoNeighbourCanSetWhereTheHostIsReachedByHttps() {
        assertThat(cookie("https://mini.example.com").person(request, response)).isEqualTo(stranger);
        assertThat(given())
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .startsWith(SECURE + "=" + stranger.value())
                        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Domain"));
    }

    @Test
    void knowsPeopleByTheirOldCookieOnceMoreAndGivesThemTheNewOne() {
        request.setCookies(new Cookie(PLAIN, ann.value().toString()));
        assertThat(cookie("https://mini.example.com").person(request, response)).isEqualTo(ann);
        assertThat(given()).hasSize(2);
        assertThat(given().getFirst()).startsWith(SECURE + "=" + ann.value());
        assertThat(given().getLast()).startsWith(PLAIN + "=;").contains("Max-Age=0");
    }

    @Test
    void believesTheNewCookieRatherThanOneThatANeighbourMayHaveSet() {
        request.setCookies(
                new Cookie(PLAIN, UUID.randomUUID().toString()),
                new Cookie(SECURE, ann.value().toString()));
        assertThat(cookie("https://mini.example.com").person(request, response)).isEqualTo(ann);
        assertThat(given()).singleElement().asString().startsWith(PLAIN + "=;");
    }

    @Test
    void keepsThePlainNameOnAnHttpHost() {
        request.setCookies(new Cookie(PLAIN, ann.value().toString()));
        assertThat(cookie("http://localhost:8080").person(request, response)).isEqualTo(ann);
        assertThat(given()).isEmpty();
    }

    private List<String> given() {
        return response.getHeaders("Set-Cookie").stream().map(String::valueOf).toList();
    }

    private PersonCookie cookie(String url) {
        return new PersonCookie(new Known(), new PublicAddress(new HostProperties(null, URI.create(url), null, false)));
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
        public void redeemed(PersonId person) {}

        @Override
        public String network(PersonId person) {
            return "";
        }

        @Override
        public String openid(PersonId person, AppId program) {
            throw new UnsupportedOperationException();
        }
    }
}
