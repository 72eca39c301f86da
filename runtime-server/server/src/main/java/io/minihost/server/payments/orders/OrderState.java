package io.minihost.server.payments.orders;

/** Where an order is. The platform's other states are of ways to pay that are not served. */
public enum OrderState {
    NOTPAY("订单未支付"),
    SUCCESS("支付成功"),
    /** paid, and some of it or all given back */
    REFUND("订单发生过退款，退款详情请查询退款单"),
    CLOSED("订单已关闭");

    private final String words;

    OrderState(String words) {
        this.words = words;
    }

    /** As merchants' servers are told it. */
    String words() {
        return words;
    }

    public boolean isPaid() {
        return this == SUCCESS || this == REFUND;
    }
}
