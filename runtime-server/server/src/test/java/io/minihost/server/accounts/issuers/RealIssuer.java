package io.minihost.server.accounts.issuers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;
import org.springframework.web.filter.OncePerRequestFilter;

/** Spring's own Authorization Server on a port of its own, with two people who are signed in there. */
final class RealIssuer {

    static final String CLIENT = "minihost";
    static final String SECRET = "what the issuer gave";

    private static volatile String redirect = "http://127.0.0.1/unknown";
    private static final int PORT = freePort();

    private final Tomcat tomcat = new Tomcat();

    RealIssuer() {
        try {
            tomcat.setBaseDir(Files.createTempDirectory("issuer").toString());
            tomcat.setPort(PORT);
            tomcat.getConnector();
            var context = tomcat.addContext("", null);
            context.addServletContainerInitializer(
                    (types, servlets) -> {
                        var spring = new AnnotationConfigWebApplicationContext();
                        spring.setServletContext(servlets);
                        spring.register(Application.class);
                        spring.refresh();
                        servlets.addFilter("security", new DelegatingFilterProxy("springSecurityFilterChain", spring))
                                .addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
                        servlets.addServlet("nothing", new HttpServlet() {}).addMapping("/");
                    },
                    Set.of());
            tomcat.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    static String address() {
        return "http://127.0.0.1:" + PORT;
    }

    /** Where people are sent back to. */
    void sendBackTo(String address) {
        redirect = address;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its people prove who they are with each request, as a browser would whose session is known there. */
    private static final class SignedInThere extends OncePerRequestFilter {

        private final UserDetailsService people;

        SignedInThere(UserDetailsService people) {
            this.people = people;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getRequestURI().equals("/oauth2/authorize");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var person = people.loadUserByUsername(request.getHeader("X-Person"));
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    person,
                    "",
                    Set.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY))));
            SecurityContextHolder.setContext(context);
            chain.doFilter(request, response);
        }
    }

    /** What an operator of such a server writes. */
    @EnableWebSecurity
    static class Application {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .addFilterAfter(new SignedInThere(people()), SecurityContextHolderFilter.class)
                    .build();
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().issuer(address()).build();
        }

        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("ann")
                            .password("{noop}unused")
                            .roles("USER")
                            .build(),
                    User.withUsername("bob")
                            .password("{noop}unused")
                            .roles("USER")
                            .build());
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            var key = new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            return new ImmutableJWKSet<>(new JWKSet(key));
        }

        @Bean
        JwtDecoder tokens(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        RegisteredClientRepository clients() {
            return new RegisteredClientRepository() {

                @Override
                public void save(RegisteredClient client) {
                    // It would keep the secret otherwise; that is no matter here.
                }

                @Override
                public RegisteredClient findById(String id) {
                    return client();
                }

                @Override
                public @Nullable RegisteredClient findByClientId(String clientId) {
                    return clientId.equals(CLIENT) ? client() : null;
                }
            };
        }

        private static RegisteredClient client() {
            return RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(redirect)
                    .scope("openid")
                    .scope("profile")
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .requireAuthorizationConsent(false)
                            .build())
                    .build();
        }
    }
}
