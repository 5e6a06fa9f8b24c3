#include "station/steps/product_of.h"

namespace rapoint {

Result<const Product*> productOf(const StepRun& run) {
    if (run.profile.products.empty())
        return failure(FaultCode::ProfileInvalid, "the provider has no products");
    const std::string wanted = run.state.applicant ? run.state.applicant->product : std::string{};
    if (wanted.empty())
        return &run.profile.products.front();
    const Product* const product = run.profile.product(wanted);
    if (product == nullptr)
        return failure(FaultCode::InputInvalid, "the provider has no such product");
    return product;
}

} // namespace rapoint
