package io.minihost.server.profile;

import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.Members;
import io.minihost.server.profile.addresses.Addresses;
import io.minihost.server.profile.addresses.PostalAddress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code wx.chooseAddress}: the person chooses one of their addresses each time, which is consent enough. */
@Component
class AddressApi implements HostApi {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Members members;
    private final Addresses addresses;

    AddressApi(Members members, Addresses addresses) {
        this.members = members;
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return "chooseAddress";
    }

    @Override
    public JsonNode call(CallContext call, JsonNode arguments) throws HostApiFailure, InterruptedException {
        members.require(call);
        var question = JSON.createObjectNode();
        question.set("addresses", JSON.valueToTree(addresses.of(call.person())));
        var id = call.ask("address", question).path("address").asString("");
        var chosen = addresses.of(call.person()).stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new HostApiFailure(Attribution.PROGRAM, "cancel"));
        addresses.used(call.person(), chosen.id());
        return answer(chosen.address());
    }

    private static ObjectNode answer(PostalAddress address) {
        return JSON.createObjectNode()
                .put("userName", address.name())
                .put("telNumber", address.phone())
                .put("provinceName", address.province())
                .put("cityName", address.city())
                .put("countyName", address.county())
                .put("streetName", "")
                .put("detailInfo", address.detail())
                .put("detailInfoNew", address.detail())
                .put("postalCode", address.postalCode())
                .put("nationalCode", address.nationalCode());
    }
}
