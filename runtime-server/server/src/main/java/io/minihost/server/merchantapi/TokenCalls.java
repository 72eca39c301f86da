package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.merchantapi.tokens.AccessTokens;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Access tokens for the secret of a program. */
@Component
class TokenCalls implements CallGroup {

    private static final String GRANT_TYPE = "client_credential";

    private final ProgramProof proof;
    private final AccessTokens tokens;

    TokenCalls(ProgramProof proof, AccessTokens tokens) {
        this.proof = proof;
        this.tokens = tokens;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                MerchantCall.open("/cgi-bin/token", false, this::plain).limited(Allowances.TOKEN),
                MerchantCall.open("/cgi-bin/stable_token", true, this::stable)
                        .limited(Allowances.STABLE_TOKEN_MINUTE, Allowances.STABLE_TOKEN_DAY));
    }

    private ObjectNode plain(ApiRequest request, AppId program) {
        prove(request, program);
        proof.count(program, request.path(), Allowances.TOKEN);
        return answer(tokens.plain(program));
    }

    private ObjectNode stable(ApiRequest request, AppId program) {
        prove(request, program);
        proof.count(program, request.path(), Allowances.STABLE_TOKEN_MINUTE);
        proof.count(program, request.path(), Allowances.STABLE_TOKEN_DAY);
        var force = request.find("force_refresh").filter(text -> !text.equals("false") && !text.equals("0"));
        return answer(tokens.stable(program, force.isPresent()));
    }

    private void prove(ApiRequest request, AppId program) {
        var secret = request.get("secret", ErrCode.SECRET_MISSING);
        if (!request.find("grant_type").orElse("").equals(GRANT_TYPE)) {
            throw new ApiRefusal(ErrCode.INVALID_GRANT_TYPE);
        }
        proof.require(request, program, secret);
        proof.requireAddress(program, request);
    }

    private static ObjectNode answer(AccessTokens.Issued issued) {
        return Answers.empty()
                .put("access_token", issued.token())
                .put("expires_in", issued.left().toSeconds());
    }
}
