package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.merchantapi.refusals.Refusals;
import io.minihost.server.merchantapi.refusals.Refused;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Why a call was refused, by the rid in its answer. */
@Component
class RidCalls implements CallGroup {

    private static final Pattern RID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}");

    private final Refusals refusals;

    RidCalls(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(MerchantCall.post("/cgi-bin/openapi/rid/get", this::look));
    }

    private ObjectNode look(ApiRequest request, AppId program) {
        request.json();
        var rid = request.get("rid", ErrCode.RID_MALFORMED);
        if (!RID.matcher(rid).matches()) {
            throw new ApiRefusal(ErrCode.RID_MALFORMED);
        }
        var refused = refusals.find(program, rid)
                .orElseThrow(() -> new ApiRefusal(
                        refusals.program(rid).isPresent() ? ErrCode.RID_OF_ANOTHER : ErrCode.RID_UNKNOWN));
        var answer = Answers.ok();
        answer.set("request", shown(refused));
        return answer;
    }

    /** Bodies are not remembered: they hold what is the program's people's. */
    private static ObjectNode shown(Refused refused) {
        var said = Answers.empty().put("errcode", refused.errcode()).put("errmsg", refused.errmsg());
        return Answers.empty()
                .put("invoke_time", refused.at().getEpochSecond())
                .put("cost_in_ms", refused.millis())
                .put("request_url", refused.path() + "?" + refused.query())
                .put("request_body", "")
                .put("response_body", said.toString())
                .put("client_ip", refused.address());
    }
}
