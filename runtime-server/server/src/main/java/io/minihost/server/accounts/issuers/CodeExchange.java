package io.minihost.server.accounts.issuers;

import java.util.Map;
import java.util.Objects;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The two ends of a sign-in by an authorisation code: where a browser is sent, and whose token the code brings. */
@Component
class CodeExchange {

    private final RestClientAuthorizationCodeTokenResponseClient tokens =
            new RestClientAuthorizationCodeTokenResponseClient();

    CodeExchange(OutboundRequests requests) {
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
    }

    OAuth2AuthorizationRequest request(Provider provider, IssuerVisits.Secret secret, String back) {
        var registration = provider.registration();
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(back)
                .scopes(registration.getScopes())
                .state(secret.state())
                .additionalParameters(Map.of(
                        OidcParameterNames.NONCE, secret.nonce(),
                        PkceParameterNames.CODE_CHALLENGE, secret.challenge(),
                        PkceParameterNames.CODE_CHALLENGE_METHOD, "S256"))
                .attributes(Map.of(PkceParameterNames.CODE_VERIFIER, secret.verifier()))
                .build();
    }

    /** @throws RuntimeException of many kinds when the code brings no token, or not one for this visit */
    Jwt redeem(Provider provider, IssuerVisits.Secret secret, String back, String code) {
        var response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(back)
                .state(secret.state())
                .build();
        var exchange = new OAuth2AuthorizationExchange(request(provider, secret, back), response);
        var answer =
                tokens.getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(provider.registration(), exchange));
        if (!(answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN) instanceof String token)) {
            throw new IllegalStateException("it gave no token that says who somebody is");
        }
        var jwt = provider.tokens().decode(token);
        if (!secret.nonce().equals(jwt.getClaimAsString(OidcParameterNames.NONCE))) {
            throw new IllegalStateException("its token was made for another visit");
        }
        return jwt;
    }
}
