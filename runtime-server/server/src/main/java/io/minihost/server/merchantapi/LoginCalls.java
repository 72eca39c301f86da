package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.login.LoginCodes;
import io.minihost.server.login.Logins;
import io.minihost.server.login.SessionKeys;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Who somebody is that has logged in, and the key that is shared for them. */
@Component
class LoginCalls implements CallGroup {

    private static final String GRANT_TYPE = "authorization_code";

    private final ProgramProof proof;
    private final LoginCodes codes;
    private final Logins logins;
    private final SessionKeys keys;
    private final Signed signed;
    private final LoginPace pace;

    LoginCalls(ProgramProof proof, LoginCodes codes, Logins logins, SessionKeys keys, Signed signed, LoginPace pace) {
        this.proof = proof;
        this.codes = codes;
        this.logins = logins;
        this.keys = keys;
        this.signed = signed;
        this.pace = pace;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                MerchantCall.open("/sns/jscode2session", false, this::session),
                MerchantCall.get("/wxa/checksession", this::check),
                MerchantCall.get("/wxa/resetusersessionkey", this::reset).limited(Allowances.RESET_SESSION));
    }

    private ObjectNode session(ApiRequest request, AppId program) {
        var secret = request.get("secret", ErrCode.SECRET_MISSING);
        var code = request.get("js_code", ErrCode.CODE_MISSING);
        if (!request.find("grant_type").orElse(GRANT_TYPE).equals(GRANT_TYPE)) {
            throw new ApiRefusal(ErrCode.INVALID_GRANT_TYPE);
        }
        var owner = proof.require(request, program, secret);
        proof.count(program, request.path(), Allowances.USUAL);
        codes.holder(code, program).ifPresent(person -> pace.pass(person, program));
        var login = logins.redeem(code, program, owner)
                .orElseThrow(
                        () -> new ApiRefusal(codes.wasUsed(code, program) ? ErrCode.CODE_USED : ErrCode.INVALID_CODE));
        return Answers.empty()
                .put("session_key", login.sessionKey())
                .put("openid", login.openid())
                .put("unionid", login.unionid());
    }

    private ObjectNode check(ApiRequest request, AppId program) {
        signed.require(request, program, "");
        return Answers.ok();
    }

    private ObjectNode reset(ApiRequest request, AppId program) {
        var by = signed.require(request, program, "");
        var key =
                keys.reset(by.person(), program, by.key()).orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_SIGNATURE));
        return Answers.ok().put("openid", by.openid()).put("session_key", key);
    }
}
