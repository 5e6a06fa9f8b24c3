#include "station/steps/parameters.h"
#include "station/steps/product_of.h"
#include "station/steps/steps.h"

namespace rapoint {

Result<StepTurn> recordPayment(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    const auto* given = answered<PaymentGiven>(run);
    if (given == nullptr)
        return ask(run, "payment");
    RAPOINT_TRY(const Product* const product, productOf(run));
    if (!allowsWay(run.spec, given->way))
        return failure(FaultCode::InputInvalid, "this provider does not take payment by " + given->way);
    if (given->amountMinor != product->priceMinor || given->currency != product->currency)
        return failure(FaultCode::InputInvalid, "the amount is not the price of the product");
    if (given->way == "deferred" && !given->publicBody)
        return failure(FaultCode::InputInvalid, "only public bodies pay after the invoice");
    if (given->way != "cash" && given->proof.empty())
        return failure(FaultCode::InputInvalid, "the number of the slip, transfer or invoice is missing");
    return done({PaymentRecorded{given->way, given->amountMinor, given->currency, given->proof}});
}

} // namespace rapoint
