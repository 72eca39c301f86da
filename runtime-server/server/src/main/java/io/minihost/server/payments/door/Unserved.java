package io.minihost.server.payments.door;

import io.minihost.server.payments.wire.PayError;
import io.minihost.server.payments.wire.PayRefusal;
import java.util.List;

/** What the platform documents and this host does not serve. */
final class Unserved {

    private static final List<String> PATHS = List.of(
            "/v3/pay/transactions/app",
            "/v3/pay/transactions/h5",
            "/v3/pay/transactions/native",
            "/v3/pay/transactions/codepay",
            "/v3/pay/partner/",
            "/v3/combine-transactions/",
            "/v3/profitsharing/",
            "/v3/transfer",
            "/v3/fund-app/",
            "/v3/partner-transfer/",
            "/v3/marketing/",
            "/v3/payscore/",
            "/v3/smartguide/",
            "/v3/vehicle/",
            "/v3/papay/",
            "/v3/refund/domestic/refunds/",
            "/v3/ecommerce/",
            "/v3/applyment4sub/",
            "/v3/apply4sub/",
            "/v3/merchant-service/",
            "/v3/merchant/",
            "/v3/capital/",
            "/v3/businesscircle/",
            "/v3/goldplan/",
            "/v3/new-tax-control-fapiao/",
            "/v3/bill/sub-merchant-fundflowbill",
            "/v3/tax-refund/",
            "/v3/mall-guide/");

    private Unserved() {}

    static PayRefusal refusal(String path) {
        return PATHS.stream().anyMatch(path::startsWith)
                ? PayRefusal.of(PayError.NO_AUTH, "this host does not serve " + path)
                : PayRefusal.of(PayError.RESOURCE_NOT_EXISTS, "there is no such call");
    }

    /** The second version speaks XML. */
    static String xml(String path) {
        return "<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[%s]]></return_msg></xml>"
                .formatted(
                        path.matches("[A-Za-z0-9_/-]{1,100}")
                                ? path + " is of version 2, which this host does not serve; use /v3"
                                : "version 2 is not served; use /v3");
    }
}
