package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.merchantapi.quotas.Limit;
import io.minihost.server.merchantapi.quotas.Quotas;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** How much of its quotas a program's server has used, and how it starts anew. */
@Component
class QuotaCalls implements CallGroup {

    private static final String CLEAR = "/cgi-bin/clear_quota";

    private final Quotas quotas;
    private final ProgramProof proof;
    private final ObjectProvider<Calls> calls;

    QuotaCalls(Quotas quotas, ProgramProof proof, ObjectProvider<Calls> calls) {
        this.quotas = quotas;
        this.proof = proof;
        this.calls = calls;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                MerchantCall.post(CLEAR, this::clear).limited(),
                MerchantCall.open(CLEAR + "/v2", true, this::clearBySecret).limited(),
                MerchantCall.post("/cgi-bin/openapi/quota/get", this::look));
    }

    private ObjectNode clear(ApiRequest request, AppId program) {
        request.json();
        if (!request.appId().equals(program)) {
            throw new ApiRefusal(ErrCode.INVALID_APPID);
        }
        return clear(program);
    }

    private ObjectNode clearBySecret(ApiRequest request, AppId program) {
        proof.require(request, program, request.get("appsecret", ErrCode.SECRET_MISSING));
        proof.requireAddress(program, request);
        return clear(program);
    }

    private ObjectNode clear(AppId program) {
        if (!quotas.take(program, CLEAR, Allowances.CLEAR_QUOTA)) {
            throw new ApiRefusal(ErrCode.CLEARED_TOO_OFTEN);
        }
        quotas.clear(program);
        return Answers.ok();
    }

    private ObjectNode look(ApiRequest request, AppId program) {
        request.json();
        var path = request.get("cgi_path", ErrCode.PATH_UNKNOWN);
        var call = calls.getObject().find(path).orElseThrow(() -> new ApiRefusal(ErrCode.PATH_UNKNOWN));
        var limits = path.equals(CLEAR)
                ? List.of(Allowances.CLEAR_QUOTA)
                : call.quota().limits();
        var answer = Answers.ok();
        for (var limit : limits) {
            var used = quotas.used(program, call.quota().account(), limit);
            if (limit.unit() == Limit.Unit.MINUTE) {
                answer.putObject("rate_limit")
                        .put("call_count", limit.times())
                        .put("refresh_second", Duration.ofMinutes(1).toSeconds());
            } else {
                answer.putObject("quota")
                        .put("daily_limit", limit.times())
                        .put("used", used)
                        .put("remain", Math.max(0, limit.times() - used));
            }
        }
        return answer;
    }
}
