#include "forms/forms.hpp"

#include "forms/score_alone.hpp"
#include "forms/score_compared.hpp"

namespace assess {

void score(const Form& form, const FormArguments& arguments, std::span<double> points) {
  std::visit(
      [&]<typename F>(const F&) {
        if constexpr (F::info.compares)
          score_compared<F>(arguments, points);
        else
          score_alone<F>(arguments, points);
      },
      form);
}

}  // namespace assess
