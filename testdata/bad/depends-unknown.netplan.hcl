cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  depends_on = [eip.gone] # want NP-REF-UNKNOWN, near []
}
