package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.customerservice.ServiceStaff;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** A program's staff, and which conversations are whose. */
@Component
class StaffCalls implements CallGroup {

    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_]{1,30}(@[A-Za-z0-9_-]{1,60})?");
    private static final int NICK_MAX = 16;

    private final ServiceStaff staff;
    private final Signed signed;

    StaffCalls(ServiceStaff staff, Signed signed) {
        this.staff = staff;
        this.signed = signed;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                MerchantCall.get("/cgi-bin/customservice/getkflist", this::list),
                MerchantCall.post("/customservice/kfaccount/add", this::add),
                MerchantCall.post("/customservice/kfaccount/update", this::rename),
                MerchantCall.get("/customservice/kfaccount/del", this::remove),
                MerchantCall.post("/customservice/kfsession/create", this::begin),
                MerchantCall.post("/customservice/kfsession/close", this::end),
                MerchantCall.get("/customservice/kfsession/getsession", this::find),
                MerchantCall.get("/customservice/kfsession/getsessionlist", this::of));
    }

    private ObjectNode list(ApiRequest request, AppId program) {
        var answer = Answers.empty();
        var list = answer.putArray("kf_list");
        staff.all(program)
                .forEach(one -> list.addObject()
                        .put("kf_account", one.account())
                        .put("kf_nick", one.nick())
                        .put("kf_id", String.valueOf(one.number()))
                        .put("kf_headimgurl", ""));
        return answer;
    }

    private static String account(ApiRequest request) {
        var account = request.get("kf_account", ErrCode.INVALID_STAFF_NAME);
        if (!ACCOUNT.matcher(account).matches()) {
            throw new ApiRefusal(ErrCode.INVALID_STAFF_NAME);
        }
        return account;
    }

    private static String nick(ApiRequest request) {
        return request.find("kf_nick")
                .or(() -> request.find("nickname"))
                .filter(nick -> !nick.isBlank() && nick.length() <= NICK_MAX)
                .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_STAFF_NICK));
    }

    private ObjectNode add(ApiRequest request, AppId program) {
        return done(staff.add(program, account(request), nick(request)));
    }

    private ObjectNode rename(ApiRequest request, AppId program) {
        return done(staff.rename(program, account(request), nick(request)));
    }

    private ObjectNode remove(ApiRequest request, AppId program) {
        return done(staff.remove(program, account(request)));
    }

    private ObjectNode begin(ApiRequest request, AppId program) {
        var account = account(request);
        var person = signed.person(request.get("openid", ErrCode.OPENID_MISSING), program);
        if (!staff.isKnown(program, account)) {
            throw new ApiRefusal(ErrCode.STAFF_UNKNOWN);
        }
        var outcome = staff.assign(program, person, account);
        if (outcome == ServiceStaff.Outcome.UNKNOWN) {
            throw new ApiRefusal(ErrCode.NO_CONVERSATION);
        }
        return done(outcome);
    }

    private ObjectNode end(ApiRequest request, AppId program) {
        var account = account(request);
        var person = signed.person(request.get("openid", ErrCode.OPENID_MISSING), program);
        if (staff.end(program, person, account) == ServiceStaff.Outcome.UNKNOWN) {
            throw new ApiRefusal(ErrCode.NO_CONVERSATION);
        }
        return Answers.ok();
    }

    private ObjectNode find(ApiRequest request, AppId program) {
        var person = signed.person(request.get("openid", ErrCode.OPENID_MISSING), program);
        var assigned = staff.find(program, person);
        return Answers.empty()
                .put("kf_account", assigned.map(ServiceStaff.Assigned::account).orElse(""))
                .put(
                        "createtime",
                        assigned.map(one -> one.since().getEpochSecond()).orElse(0L));
    }

    private ObjectNode of(ApiRequest request, AppId program) {
        var account = account(request);
        if (!staff.isKnown(program, account)) {
            throw new ApiRefusal(ErrCode.STAFF_UNKNOWN);
        }
        var answer = Answers.empty();
        var list = answer.putArray("sessionlist");
        staff.of(program, account)
                .forEach(one -> list.addObject()
                        .put("openid", one.openid())
                        .put("createtime", one.since().getEpochSecond()));
        return answer;
    }

    private static ObjectNode done(ServiceStaff.Outcome outcome) {
        return switch (outcome) {
            case DONE -> Answers.ok();
            case UNKNOWN -> throw new ApiRefusal(ErrCode.STAFF_UNKNOWN);
            case KNOWN_ALREADY -> throw new ApiRefusal(ErrCode.STAFF_KNOWN);
            case TOO_MANY -> throw new ApiRefusal(ErrCode.STAFF_TOO_MANY);
            case TAKEN -> throw new ApiRefusal(ErrCode.CONVERSATION_TAKEN);
        };
    }
}
