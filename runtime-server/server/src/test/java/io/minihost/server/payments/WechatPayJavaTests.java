package io.minihost.server.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAAutoCertificateConfig;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.notification.NotificationConfig;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.service.payments.jsapi.JsapiServiceExtension;
import com.wechat.pay.java.service.payments.jsapi.model.Amount;
import com.wechat.pay.java.service.payments.jsapi.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest;
import com.wechat.pay.java.service.payments.jsapi.model.QueryOrderByIdRequest;
import com.wechat.pay.java.service.payments.jsapi.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.model.Transaction.TradeStateEnum;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import io.minihost.server.payments.orders.PayProof;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform's own client, as it is published; only the address is another. */
class WechatPayJavaTests extends PayTest {

    private DefaultHttpClientBuilder sender(UnaryOperator<String> tampering) {
        var target = HttpUrl.get(server().base().toString());
        return new DefaultHttpClientBuilder()
                .okHttpClient(new OkHttpClient.Builder()
                        .addInterceptor(chain -> {
                            var request = chain.request();
                            var url = request.url()
                                    .newBuilder()
                                    .scheme(target.scheme())
                                    .host(target.host())
                                    .port(target.port())
                                    .build();
                            var response =
                                    chain.proceed(request.newBuilder().url(url).build());
                            return tampered(response, tampering);
                        })
                        .build());
    }

    private static Response tampered(Response response, UnaryOperator<String> tampering) throws java.io.IOException {
        var body = response.body();
        if (body == null || !String.valueOf(body.contentType()).contains("json")) {
            return response;
        }
        var type = body.contentType();
        return response.newBuilder()
                .body(ResponseBody.create(tampering.apply(body.string()), type))
                .build();
    }

    private Config config(String mode) {
        if (mode.equals("certificate")) {
            return new RSAAutoCertificateConfig.Builder()
                    .merchantId(shop.mchid())
                    .privateKey(shop.keys().getPrivate())
                    .merchantSerialNumber(shop.serial())
                    .apiV3Key(shop.apiV3Key())
                    .httpClientBuilder(sender(UnaryOperator.identity()))
                    .build();
        }
        return new RSAPublicKeyConfig.Builder()
                .merchantId(shop.mchid())
                .privateKey(shop.keys().getPrivate())
                .merchantSerialNumber(shop.serial())
                .apiV3Key(shop.apiV3Key())
                .publicKey(shop.platform().get("publicKeyPem").stringValue())
                .publicKeyId(shop.platform().get("publicKeyId").stringValue())
                .build();
    }

    private PrepayRequest order(String number, int total) {
        var request = new PrepayRequest();
        var amount = new Amount();
        amount.setTotal(total);
        var payer = new Payer();
        payer.setOpenid(openid);
        request.setAppid(program.value());
        request.setMchid(shop.mchid());
        request.setDescription("Bread");
        request.setOutTradeNo(number);
        request.setNotifyUrl(merchant.url());
        request.setAmount(amount);
        request.setPayer(payer);
        return request;
    }

    private QueryOrderByOutTradeNoRequest byNumber(String number) {
        var request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(shop.mchid());
        request.setOutTradeNo(number);
        return request;
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificate", "public key"})
    void ordersIsPaidIsToldAndRefunds(String mode) {
        var config = config(mode);
        var client = sender(UnaryOperator.identity()).config(config).build();
        var jsapi = new JsapiServiceExtension.Builder()
                .config(config)
                .httpClient(client)
                .build();
        var number = number();
        var call = jsapi.prepayWithRequestPayment(order(number, 1234));
        assertThat(jsapi.queryOrderByOutTradeNo(byNumber(number)).getTradeState())
                .isEqualTo(TradeStateEnum.NOTPAY);

        var offer = requests.check(
                program,
                ann,
                new PayAsked(
                        call.getTimeStamp(),
                        call.getNonceStr(),
                        call.getPackageVal(),
                        call.getSignType(),
                        call.getPaySign()));
        assertThat(offer.amount()).isEqualTo(1234);
        assertThat(offer.merchantName()).isEqualTo("Bakery");
        var paid = requests.pay(offer.order(), ann, PayProof.PIN);
        assertThat(balance(ann)).isEqualTo(10_000 - 1234);
        assertThat(merchantBalance()).as("0.6% less, rounded half up").isEqualTo(1234 - 7);

        var byId = new QueryOrderByIdRequest();
        byId.setMchid(shop.mchid());
        byId.setTransactionId(paid.transactionId());
        var transaction = jsapi.queryOrderById(byId);
        assertThat(transaction.getTradeState()).isEqualTo(TradeStateEnum.SUCCESS);
        assertThat(transaction.getAmount().getPayerTotal()).isEqualTo(1234);
        assertThat(transaction.getPayer().getOpenid()).isEqualTo(openid);
        assertThat(transaction.getOutTradeNo()).isEqualTo(number);

        until(() -> merchant.told().size() == 1);
        var parser = new NotificationParser((NotificationConfig) config);
        var told = parser.parse(merchant.told().getFirst().param(), Transaction.class);
        assertThat(told.getTransactionId()).isEqualTo(paid.transactionId());
        assertThat(told.getAmount().getTotal()).isEqualTo(1234);
        var body = merchant.told().getFirst().body();
        assertThatThrownBy(() -> parser.parse(
                        merchant.told().getFirst().param(body.replace("\"id\":\"", "\"id\":\"x")), Transaction.class))
                .isInstanceOf(ValidationException.class);

        refundsHalf(client, parser, number);
        assertThat(jsapi.queryOrderByOutTradeNo(byNumber(number)).getTradeState())
                .isEqualTo(TradeStateEnum.REFUND);
    }

    private void refundsHalf(HttpClient client, NotificationParser parser, String number) {
        var service = new RefundService.Builder().httpClient(client).build();
        var request = new CreateRequest();
        var amount = new AmountReq();
        amount.setTotal(1234L);
        amount.setRefund(617L);
        amount.setCurrency("CNY");
        request.setOutTradeNo(number);
        request.setOutRefundNo("r" + number);
        request.setNotifyUrl(merchant.url());
        request.setAmount(amount);
        var refund = service.create(request);
        assertThat(refund.getStatus()).isEqualTo(Status.SUCCESS);
        assertThat(balance(ann)).isEqualTo(10_000 - 617);
        assertThat(merchantBalance()).as("half of the fee is back").isEqualTo(1234 - 7 - 617 + 4);
        var query = new QueryByOutRefundNoRequest();
        query.setOutRefundNo("r" + number);
        assertThat(service.queryByOutRefundNo(query).getRefundId()).isEqualTo(refund.getRefundId());
        assertThat(service.create(request).getRefundId()).as("once more").isEqualTo(refund.getRefundId());
        assertThat(balance(ann)).isEqualTo(10_000 - 617);
        until(() -> merchant.told().size() == 2);
        var told = parser.parse(merchant.told().getLast().param(), RefundNotification.class);
        assertThat(told.getRefundStatus()).isEqualTo(Status.SUCCESS);
        assertThat(told.getAmount().getPayerRefund()).isEqualTo(617);
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificate", "public key"})
    void closesAndIsToldWhatIsWrong(String mode) {
        var config = config(mode);
        var jsapi = new JsapiServiceExtension.Builder()
                .config(config)
                .httpClient(sender(UnaryOperator.identity()).config(config).build())
                .build();
        var number = number();
        jsapi.prepayWithRequestPayment(order(number, 100));
        assertThatThrownBy(() -> jsapi.prepayWithRequestPayment(order(number, 101)))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo("OUT_TRADE_NO_USED"));
        var close = new CloseOrderRequest();
        close.setMchid(shop.mchid());
        close.setOutTradeNo(number);
        jsapi.closeOrder(close);
        assertThat(jsapi.queryOrderByOutTradeNo(byNumber(number)).getTradeState())
                .isEqualTo(TradeStateEnum.CLOSED);
        assertThatThrownBy(() -> jsapi.queryOrderByOutTradeNo(byNumber("nothing")))
                .isInstanceOfSatisfying(ServiceException.class, refused -> {
                    assertThat(refused.getHttpStatusCode()).isEqualTo(404);
                    assertThat(refused.getErrorCode()).isEqualTo("ORDER_NOT_EXIST");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificate", "public key"})
    void refusesWhatWasChangedOnTheWay(String mode) {
        var config = config(mode);
        var jsapi = new JsapiServiceExtension.Builder()
                .config(config)
                .httpClient(sender(text -> text.replace("NOTPAY", "SUCCESS"))
                        .config(config)
                        .build())
                .build();
        var number = number();
        prepay(number, 100);
        assertThatThrownBy(() -> jsapi.queryOrderByOutTradeNo(byNumber(number)))
                .isInstanceOf(ValidationException.class);
    }
}
